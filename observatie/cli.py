"""The `observatie` command."""

import argparse
import errno
import sys
from dataclasses import replace
from pathlib import Path

import waitress

from observatie import __version__
from observatie.app import create_app
from observatie.demo_command import DemoRefused, as_json, as_text, begin_again, how_to_start, make_demo
from observatie.services.backup_file import BackupRefused
from observatie.services.value_keys import FILE
from observatie.settings import Settings, SettingsError, port_number
from observatie.web.backups import REASONS, back_up, restore
from observatie.web.key_rotation import finish_rotation, rotate
from observatie.web.links import NoLink, first_link, invitation_link, new_school_link, reset_link


def main(arguments: list[str] | None = None) -> None:
    """`observatie` or `python -m observatie`: start the server, or do what else a school's console is for."""
    options = _parser().parse_args(arguments)
    try:
        settings = _with_options(Settings.from_environment(), options)
    except SettingsError as problem:
        sys.exit(f"Observatie start niet: {problem}")
    try:
        options.act(settings, options)
    except (NoLink, DemoRefused) as problem:
        sys.exit(f"Dat lukt niet: {problem}")
    except BackupRefused as problem:
        sys.exit(f"Dat lukt niet: {REASONS[problem.code]}.")
    except (SettingsError, OSError) as problem:
        sys.exit(f"Observatie start niet: {problem}")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="observatie", description="Start Observatie op deze computer.")
    parser.add_argument("--host", help="adres om op te luisteren (standaard: 127.0.0.1)")
    parser.add_argument("--port", help="poort (standaard: 8000)")
    parser.add_argument("--instance", type=Path, help="map voor de gegevens van de server (standaard: instance)")
    parser.add_argument("--version", action="version", version=__version__)
    parser.set_defaults(act=lambda settings, _: serve(settings))
    commands = parser.add_subparsers(title="opdrachten", metavar="")
    command = commands.add_parser("invite", help="maak een link waarmee iemand één keer een account maakt")
    command.add_argument("--school", default="", help="naam van de school, als er meer dan één is")
    command.add_argument("--new-school", default="", help="begin een school die zo heet; de link is voor de beheerder")
    command.add_argument("--administrator", action="store_true", help="wie de link gebruikt, wordt beheerder")
    command.set_defaults(act=_invite)
    command = commands.add_parser("reset-password", help="maak een link waarmee iemand een nieuw wachtwoord kiest")
    command.add_argument("email", help="e-mailadres van het account")
    command.set_defaults(act=_reset_password)
    command = commands.add_parser(
        "rotate-keys", help="versleutel alle notities en verslagen opnieuw, met een nieuwe sleutel"
    )
    command.add_argument(
        "--finish", action="store_true", help="haal de oude sleutels weg, als alle servers herstart zijn"
    )
    command.set_defaults(act=_rotate_keys)
    command = commands.add_parser("demo", help="vul een lege database met een verzonnen school om in rond te kijken")
    then = command.add_mutually_exclusive_group()
    then.add_argument("--json", action="store_true", help="druk adres en wachtwoorden af als JSON")
    then.add_argument("--start", action="store_true", help="begin in deze map een nieuwe demo en start de app")
    command.set_defaults(act=_demo)
    command = commands.add_parser("backup", help="maak een reservekopie van de database, zonder de sleutels")
    command.add_argument("file", type=Path, help="nieuw bestand, zoals observatie-2026-11-22.db")
    command.set_defaults(act=_back_up)
    command = commands.add_parser("restore", help="zet een reservekopie terug; wat gewist is, blijft gewist")
    command.add_argument("file", type=Path, help="reservekopie, gemaakt met observatie backup")
    command.set_defaults(act=_restore)
    return parser


def _invite(settings: Settings, options: argparse.Namespace) -> None:
    app = create_app(settings)
    if options.new_school:
        link = new_school_link(app, settings.site, options.new_school)
    elif first := first_link(app, settings.site):
        link = first
    else:
        link = invitation_link(app, settings.site, options.school, makes_administrator=options.administrator)
    print(f"Deze link werkt één keer, 7 dagen lang:\n{link}")


def _reset_password(settings: Settings, options: argparse.Namespace) -> None:
    link = reset_link(create_app(settings), settings.site, options.email)
    print(f"Geef deze link aan wie het account heeft, en aan niemand anders. Hij werkt één keer, een dag lang:\n{link}")


def _rotate_keys(settings: Settings, options: argparse.Namespace) -> None:
    app = create_app(settings)
    if options.finish:
        print(f"{finish_rotation(app)} oude sleutels weggehaald uit {settings.instance / FILE}")
    else:
        print(f"{rotate(app)} waarden opnieuw versleuteld. Bewaar een kopie van {settings.instance / FILE},")
        print("maar niet bij de reservekopie van de database. Daarna: observatie rotate-keys --finish")


def _demo(settings: Settings, options: argparse.Namespace) -> None:
    if options.start:
        begin_again(settings)
    logins = make_demo(settings)
    if options.json:
        print(as_json(settings.site, logins))
        return
    print(as_text(settings.site, logins), flush=True)
    if options.start:
        serve(settings)
    else:
        print(how_to_start(settings.instance))


def _back_up(settings: Settings, options: argparse.Namespace) -> None:
    back_up(create_app(settings), options.file)
    print(f"Reservekopie gemaakt: {options.file}")
    print(f"De sleutels zitten er niet in. Bewaar een kopie van {settings.instance / FILE} op een andere plek;")
    print("zonder dat bestand is er geen notitie en geen verslag in te lezen.")


def _restore(settings: Settings, options: argparse.Namespace) -> None:
    before = restore(create_app(settings), options.file)
    print(f"Teruggezet: {options.file}")
    print(f"Wat er stond, is bewaard in {before}")
    print("Iedereen logt opnieuw in, en openstaande uitnodigingen maak je opnieuw. Wat gewist was, is gewist gebleven.")
    print("Wat tablets hebben en hier nu ontbreekt, sturen ze vanzelf opnieuw.")


def _with_options(settings: Settings, options: argparse.Namespace) -> Settings:
    given = {name: getattr(options, name) for name in ("host", "port", "instance")}
    given = {name: value for name, value in given.items() if value is not None}
    if "instance" in given:
        given["instance"] = given["instance"].resolve()
    if "port" in given:
        given["port"] = port_number(given["port"])
    return replace(settings, **given)


def serve(settings: Settings) -> None:
    """Serve until the process is stopped; says the address once the port is ours."""
    app = create_app(settings)
    try:
        # A report and its PDF stay in memory: past these sizes waitress would write them to a temporary file.
        most = app.config["MAX_CONTENT_LENGTH"]
        server = waitress.create_server(
            app,
            host=settings.host,
            port=settings.port,
            ident="",
            threads=8,
            # A browser keeps six connections open. At the usual limit of 100 a team of seventeen that opens the app
            # together would wait until a quiet one is closed, after 120 s. poll: select() knows no more than 1,024
            # files.
            connection_limit=500,
            asyncore_use_poll=True,
            max_request_body_size=2 * most,
            inbuf_overflow=3 * most,
            outbuf_overflow=64 * 1024 * 1024,
        )
    except OSError as problem:
        if problem.errno != errno.EADDRINUSE:
            raise
        raise SettingsError(
            f"poort {settings.port} is al in gebruik. Kies een andere, zoals: make run PORT=8123"
        ) from problem
    print(f"Observatie draait op http://{settings.host}:{settings.port} (stoppen met Ctrl-C)", flush=True)
    if link := first_link(app, settings.site):
        print(f"Samen met collega's? Met deze link begin je je school (één keer, 7 dagen lang): {link}", flush=True)
    try:
        server.run()
    except KeyboardInterrupt:
        pass
    finally:
        server.close()
