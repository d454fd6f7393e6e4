// Word lists for privacy.js; loaded on the form page, so kept short.
const set = (text) => new Set(text.split(" "));

// First names that are no ordinary word in a note, known at the start of a sentence and without a capital too.
export const NAMES = set(
  "abel adam ahmed ahmet aisha ali amina amir amy annemarie anouk ayoub bart bas benjamin bilal boaz bram charlotte daan " +
    "daniel david dennis dirk ecrin elif elin ella emir emma emre erik esmee esra esther eva evi fatima femke fenna fien " +
    "finn fleur floris gijs guus hamza hanna hans hasan hassan henk hugo ibrahim imane ingrid isa jack jakub james jasmijn " +
    "jasper jayden jens jeroen jesse joep johan julia julian juul kees kevin khadija kim koen lars lauren lena levi liam " +
    "lieke lina linda lisa liv lotte luca lucas luna luuk lynn maarten maria marieke martijn maryam mason mats maud mehmet " +
    "michel mila milan milou mira mohamed mohammed morris moussa mustafa nadia naomi niels nina noah noor nora noud oliver " +
    "olivia omar owen patrick pepijn peter petra pim piotr rachid rayan rick romy ruben saar salma sam samira sandra sanne " +
    "sara saskia sem sofia sofie sophie sterre stijn teun thijs thomas tijn tim tobias vera vince wendy willem wouter yara " +
    "yasmin youssef yusuf zeynep zoe zofia zoë",
);

// Names that are also a word or an abbreviation: only with a capital.
export const NAMES_WITH_CAPITAL = set("Bo Iris Jan Jip Joy Julie Lot Mark Max Mees Merel Nova Puck Rob Robin Romeo Roos Ties Tom");

// No person: with a capital in the middle of a sentence, or after "moeder van".
export const NO_NAMES = set(
  "maandag dinsdag woensdag donderdag vrijdag zaterdag zondag januari februari maart april mei juni juli augustus " +
    "september oktober november december moeder vader ouder ouders mama papa opa oma juf meester meneer mevrouw " +
    "leerkracht leerling kind kinderen jongen meisje zoon dochter broer zus collega tolk ik jij je hij zij ze wij we " +
    "haar hun zijn mijn uw het de een die deze en of maar want als dan dat er daar nu toen daarna ook niet ja nee wel " +
    "wat hoe waar wie wanneer waarom welke iedereen niemand goed mooi is heeft vraagt luistert geeft vertelt benoemt " +
    "stelt zegt zei noemt laat vat sluit samen thuis veilig school groep klas den haag bosch noord oost zuid west iep " +
    "sint piet pasen bso god rekenen twee drie buiten huis plan mening streek slag begin binnen elkaar hem mij tweeling " +
    "vriendje vroeger baby ons",
);

// The same for all that begins so: languages, places, feasts, tests, methods, apps.
export const NO_NAME_BEGINNINGS = new RegExp(
  `^(?:${(
    "nederl vlaams belg engel duits frans frankr turk marok arab pool pols oekr syri russ ital spaan spanj portug " +
      "roemen bulg grie chin berber koerd somal eritr iran irak afghan surin antill europ afrik fries brabant amsterd " +
      "rotterd utrecht eindh helmond sinter kerst pinkster suikerf offerf ramadan konings cito snappet parro pluspunt " +
      "kanjer kwink montess vmbo havo vwo islam kathol christ bijbel koran teams whats google chrome ipad youtube tiktok " +
      "insta faceb minec roblox fortn efteling"
  ).replaceAll(" ", "|")})`,
);

export const DIAGNOSES =
  "a\\.?d\\.?h\\.?d|add|ass|autis(?:me|t|ten|tisch|tische)|autismespectrum\\p{L}*|asperger|pdd(?:-?nos)?|mcdd|odd|dcd|" +
  "tos|lvb|nld|ptss|dysle(?:xie|ctisch|ctische)|dyscalcul\\p{L}*|dyspraxie|\\p{L}*stoornis(?:sen)?|tourette|epilepsie|" +
  "diabetes|suikerziekte|kanker|depressi(?:e|ef|eve|s)|burn-?out|borderline|bipolair|schizofreni\\p{L}*|anorexia|psychose|" +
  "hoogbegaafd(?:e|heid)?|zwakbegaafd|verstandelijk beperkt|(?:selectief )?mutisme|syndroom van \\p{L}+|downsyndroom|" +
  "ritalin|concerta|methylfenidaat|medikinet|equasym|strattera|dexamfetamine|elvanse|intuniv|risperdal|risperidon|abilify";
