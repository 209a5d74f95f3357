"""Writes src/lexicon/feasts.txt: the days of feasts whose calendars follow the moon.

pip install holidays && python3 scripts/feasts.py > src/lexicon/feasts.txt
"""
from datetime import date, timedelta

import holidays
from holidays.calendars.buddhist import _BuddhistLunisolar as Buddhist
from holidays.calendars.chinese import _ChineseLunisolar as Chinese
from holidays.calendars.hebrew import _HebrewLunisolar as Hebrew
from holidays.calendars.hindu import _HinduLunisolar as Hindu
from holidays.calendars.islamic import _IslamicLunar as Islamic

YEARS = range(1950, 2051)

# Names in small letters, then the calendar, its table, and days to add.
FEASTS = [
    ("chinese new year|lunar new year|chinese lunar new year|chinese new year's day|lunar new year's day|chinese lunar new year's day|chinese new years", Chinese, "LUNAR_NEW_YEAR", 0),
    ("dragon boat festival", Chinese, "DRAGON_BOAT", 0),
    ("mid-autumn festival", Chinese, "MID_AUTUMN", 0),
    ("vesak|vesakha|vaisakha|buddha purnima|buddha day|buddha's birthday", Buddhist, "VESAK", 0),
    ("passover|pesach", Hebrew, "PASSOVER", 0),
    ("shavuot", Hebrew, "SHAVUOT", 0),
    ("tisha b'av", Hebrew, "TISHA_BAV", 0),
    ("rosh hashanah|rosh hashana|jewish new year", Hebrew, "ROSH_HASHANAH", 0),
    ("yom kippur|day of atonement", Hebrew, "YOM_KIPPUR", 0),
    ("sukkot", Hebrew, "SUKKOT", 0),
    ("shemini atzeret", Hebrew, "SUKKOT", 7),
    ("simchat torah", Hebrew, "SUKKOT", 8),
    ("hanukkah|chanukah", Hebrew, "HANUKKAH", 0),
    ("purim", Hebrew, "PURIM", 0),
    ("shushan purim", Hebrew, "PURIM", 1),
    ("lag baomer|lag b'omer", Hebrew, "LAG_BAOMER", 0),
    ("yom hashoah", Hebrew, "PASSOVER", 12),
    ("islamic new year|hijri new year|amun jadid|muslim new year", Islamic, "HIJRI_NEW_YEAR", 0),
    ("ashura|day of ashura", Islamic, "ASHURA", 0),
    ("mawlid|mawlid al-nabi|mawlid al-nabawi|prophet's birthday", Islamic, "MAWLID", 0),
    ("isra and mi'raj|prophet's ascension", Islamic, "ISRA_AND_MIRAJ", 0),
    ("laylat al-qadr|laylat al-kadr|laylat al qadr|laylat al kadr|night of power|night of measures", Islamic, "LAYLAT_AL_QADR", 0),
    ("jumu'atul-wida|jamat ul-vida", Islamic, "JUMUATUL_WIDA", 0),
    ("eid al-fitr|eid ul-fitr|eid al fitr|eid-al-fitr|end of ramadan", Islamic, "EID_AL_FITR", 0),
    ("eid al-adha|eid ul-adha|eid al adha|eid-al-adha|id ul-adha|bakr id|feast of the sacrifice|sacrifice feast", Islamic, "EID_AL_ADHA", 0),
    ("diwali|deepavali|lakshmi puja", Hindu, "DIWALI_INDIA", 0),
    ("dhanteras|dhanatrayodashi", Hindu, "DIWALI_INDIA", -2),
    ("naraka chaturdashi|kali chaudas", Hindu, "NARAKA_CHATURDASHI", 0),
    ("chhath|chhath puja", Hindu, "CHHATH_PUJA", 0),
    ("karva chauth|karwa chauth", Hindu, "KARWA_CHAUTH", 0),
    ("dussehra|vijayadashami", Hindu, "DUSSEHRA", 0),
    ("ganesh chaturthi", Hindu, "GANESH_CHATURTHI", 0),
    ("raksha bandhan|rakhi", Hindu, "RAKSHA_BANDHAN", 0),
    ("janmashtami|krishna janmashtami|gokulashtami", Hindu, "JANMASHTAMI", 0),
    ("rath yatra|ratha-yatra", Hindu, "RATH_YATRA", 0),
    ("ram navami|rama navami", Hindu, "RAM_NAVAMI", 0),
    ("mahavir jayanti|mahavir janma kalyanak|mahaveer jayanti|mahaveer janma kalyanak", Hindu, "MAHAVIR_JAYANTI", 0),
    ("maha shivaratri|maha shivratri", Hindu, "MAHA_SHIVARATRI", 0),
    ("vasant panchami|basant panchami", Hindu, "BASANT_PANCHAMI", 0),
    ("holika dahan|chhoti holi", Hindu, "HOLI", -1),
    ("holi", Hindu, "HOLI", 0),
    ("ugadi|yugadi|gudi padwa|chaitra sukladi|chaitra sukhladi", Hindu, "GUDI_PADWA", 0),
    ("onam|thiruvonam", Hindu, "ONAM", 0),
    ("pongal|thai pongal", Hindu, "PONGAL", 0),
    ("mattu pongal|maattu pongal", Hindu, "PONGAL", 1),
    ("vaisakhi|baisakhi", Hindu, "VAISAKHI", 0),
    ("guru nanak jayanti", Hindu, "GURU_NANAK_JAYANTI", 0),
    ("guru gobind singh jayanti|guru gobind singh birthday", Hindu, "GURU_GOBIND_SINGH_JAYANTI", 0),
    ("guru ravidas jayanti|guru ravidass jayanti|guru ravidass birthday", Hindu, "GURU_RAVIDAS_JAYANTI", 0),
    ("valmiki jayanti|pargat diwas|maharishi valmiki jayanti", Hindu, "MAHARSHI_VALMIKI_JAYANTI", 0),
]


def day(calendar, table, year):
    """The first day of a feast in a year, or None."""
    entry = getattr(calendar, f"{table}_DATES").get(year)
    while isinstance(entry, tuple) and isinstance(entry[0], tuple):
        entry = entry[0]
    return date(year, *entry) if entry else None


print("# Days of feasts whose calendars follow the moon, 1950 to 2050: names, a tab, then for each year the day of the year in")
print("# base 36 (two digits; .. where it is not known).")
print(f"# Source: holidays {holidays.__version__} (PyPI). Licence: MIT. Command: python3 scripts/feasts.py > src/lexicon/feasts.txt")
DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
for names, calendar, table, shift in FEASTS:
    codes = []
    for year in YEARS:
        found = day(calendar, table, year)
        if found:
            found += timedelta(days=shift)
        number = found.timetuple().tm_yday if found and found.year == year else None
        codes.append(DIGITS[number // 36] + DIGITS[number % 36] if number else "..")
    print(names + "\t" + "".join(codes))
