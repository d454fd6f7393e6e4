"""Who guesses, as far as a request tells: the account, the network, and a device that was here before."""

from collections.abc import Sequence
from ipaddress import ip_address, ip_network

from flask import current_app, request

from observatie.services.throttle import Guesser, count_guess, forgive
from observatie.services.tokens import keyed_hash
from observatie.web.database import start_writing
from observatie.web.known_device import account_hash, known_device

# A household or a school has one address of the old kind, and of the new kind a /56 at most.
BITS_OF_A_NETWORK = {4: 32, 6: 56}


def count(purpose: str, email: str) -> Sequence[int]:
    """Count a guess for `purpose` ("password", "reset", ...); gives what `take_back` takes.

    Raises:
        TooManyGuesses
    """
    return count_guess(start_writing(), _guesser(purpose, email))


def take_back(counted: Sequence[int]) -> None:
    forgive(start_writing(), counted)


def _guesser(purpose: str, email: str) -> Guesser:
    key = current_app.config["SECRET_KEY"]
    account, network, device = account_hash(email), _network(request.remote_addr or ""), known_device(email)
    return Guesser(
        account=keyed_hash(key, f"{purpose}:{account}"),
        account_and_network=keyed_hash(key, f"{purpose}:{account}@{network}"),
        network=keyed_hash(key, f"{purpose}@{network}"),
        known_device=keyed_hash(key, f"{purpose}:{account}#{device}") if device else None,
    )


def _network(address: str) -> str:
    try:
        ip = ip_address(address.partition("%")[0])
    except ValueError:
        return "unknown"
    if ip.version == 6 and ip.ipv4_mapped:
        ip = ip.ipv4_mapped
    return str(ip_network((ip, BITS_OF_A_NETWORK[ip.version]), strict=False))
