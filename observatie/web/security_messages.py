"""What Flask-Security says, in the words of this house. What is not here comes from its own Dutch translation."""

GONE_WRONG = "E-mailadres en wachtwoord passen niet bij elkaar. Kijk ze allebei nog eens na."
TOO_MANY = (
    "Er is te vaak een wachtwoord geprobeerd. Wacht een kwartier en probeer het dan weer. "
    "Op een toestel waarop je eerder inlogde, kun je meestal meteen verder."
)
TOO_MANY_ADDRESSES = "Je probeerde net al een paar adressen. Wacht een kwartier en probeer het dan weer."
WRONG_PASSWORD = "Dit wachtwoord klopt niet. Kijk het nog eens na."
TAKEN = "Met dit e-mailadres is er al een account. Vul een ander adres in."
NOT_EMPTY = "Vul dit nog in."
NOT_AN_ADDRESS = "Dit is geen e-mailadres. Kijk het nog eens na."
DIFFERENT = "De twee wachtwoorden zijn niet gelijk. Typ ze nog een keer."
RESET_ASKED = "Hoort dit adres bij een account? Dan staat er zo een mail in je postvak, met een link die één dag werkt."

MESSAGES = {
    "MSG_GENERIC_AUTHN_FAILED": (GONE_WRONG, "problem"),
    "MSG_GENERIC_RECOVERY": (RESET_ASKED, "info"),
    "MSG_PASSWORD_RESET_REQUEST": (RESET_ASKED, "info"),
    "MSG_UNAUTHENTICATED": ("Log in om verder te gaan. Wat op deze tablet staat, blijft staan.", "info"),
    "MSG_UNAUTHORIZED": ("Deze pagina is niet voor jou.", "problem"),
    "MSG_REAUTHENTICATION_REQUIRED": ("Vul voor de zekerheid je wachtwoord nog een keer in.", "info"),
    "MSG_REAUTHENTICATION_SUCCESSFUL": ("Dank je, je kunt verder.", "info"),
    "MSG_INVALID_PASSWORD": (WRONG_PASSWORD, "problem"),
    "MSG_PASSWORD_NOT_PROVIDED": (NOT_EMPTY, "problem"),
    "MSG_EMAIL_NOT_PROVIDED": (NOT_EMPTY, "problem"),
    "MSG_INVALID_EMAIL_ADDRESS": (NOT_AN_ADDRESS, "problem"),
    "MSG_RETYPE_PASSWORD_MISMATCH": (DIFFERENT, "problem"),
    "MSG_PASSWORD_IS_THE_SAME": ("Dit is je oude wachtwoord. Kies een ander.", "problem"),
    "MSG_PASSWORD_INVALID_LENGTH": ("Kies een wachtwoord van minstens %(length)s tekens.", "problem"),
    "MSG_PASSWORD_CHANGE": ("Je wachtwoord is veranderd. Op andere toestellen ben je uitgelogd.", "info"),
    "MSG_PASSWORD_RESET": ("Je wachtwoord is veranderd. Log er nu mee in.", "info"),
    "MSG_PASSWORD_RESET_NO_LOGIN": ("Je wachtwoord is veranderd. Log er nu mee in.", "info"),
    "MSG_PASSWORD_RESET_EXPIRED": ("Deze link is te oud. Vraag een nieuwe.", "problem"),
    "MSG_INVALID_RESET_PASSWORD_TOKEN": ("Deze link werkt niet meer. Vraag een nieuwe.", "problem"),
    "MSG_DISABLED_ACCOUNT": ("Dit account staat uit. Vraag het je beheerder.", "problem"),
    "MSG_WEBAUTHN_NAME_REQUIRED": ("Geef de sleutel een naam.", "problem"),
    "MSG_WEBAUTHN_NAME_INUSE": ("Je hebt al een sleutel die %(name)s heet. Kies een andere naam.", "problem"),
    "MSG_WEBAUTHN_NAME_NOT_FOUND": ("Deze sleutel is er niet meer.", "problem"),
    "MSG_WEBAUTHN_CREDENTIAL_DELETED": ("De sleutel %(name)s is weg.", "info"),
    "MSG_WEBAUTHN_REGISTER_SUCCESSFUL": ("De sleutel %(name)s werkt nu.", "info"),
    "MSG_WEBAUTHN_CREDENTIAL_ID_INUSE": ("Deze sleutel is al in gebruik.", "problem"),
    "MSG_WEBAUTHN_UNKNOWN_CREDENTIAL_ID": ("Deze sleutel kennen we niet. Log in met je wachtwoord.", "problem"),
    "MSG_WEBAUTHN_NO_VERIFY": ("De sleutel werkte niet. Log in met je wachtwoord.", "problem"),
    "MSG_WEBAUTHN_EXPIRED": ("Het duurde te lang. Probeer het nog eens.", "problem"),
    "MSG_EMAIL_ALREADY_ASSOCIATED": (TAKEN, "problem"),
    "MSG_CHANGE_EMAIL_SENT": (
        "Er gaat een mail naar %(email)s, met een link die één dag werkt. Open je de link, dan verandert je adres. "
        "Komt er niets? Dan kan het met dat adres niet.",
        "info",
    ),
    "MSG_CHANGE_EMAIL_CONFIRMED": ("Je e-mailadres is veranderd. Log voortaan daarmee in.", "info"),
    "MSG_CHANGE_EMAIL_EXPIRED": ("Deze link is te oud. Vraag een nieuwe.", "problem"),
    "CHANGE_EMAIL_SUBJECT": "Je nieuwe e-mailadres voor Observatie",
    "CHANGE_EMAIL_EMAIL_TEMPLATE": "account/mail/new_address",
    "EMAIL_SUBJECT_PASSWORD_RESET": "Een nieuw wachtwoord voor Observatie",
    "EMAIL_SUBJECT_PASSWORD_NOTICE": "Je wachtwoord voor Observatie is veranderd",
    "EMAIL_SUBJECT_PASSWORD_CHANGE_NOTICE": "Je wachtwoord voor Observatie is veranderd",
    "EMAIL_TEMPLATE_PASSWORD_RESET": "account/mail/reset",
    "EMAIL_TEMPLATE_PASSWORD_RESET_NOTICE": "account/mail/changed",
    "EMAIL_TEMPLATE_PASSWORD_CHANGE_NOTICE": "account/mail/changed",
}
