"""The words of the views, in Arabic: the readers are Arabic editors.

The keys are the value sets of ``musnad.model``; a test holds the two together.
"""

KINDS = {
    "person": "شخص",
    "official": "مسؤول بصفته",
    "organization": "جهة",
    "state": "دولة",
    "media": "وسيلة إعلام",
    "anonymous": "مصدر مجهول الهوية",
    "document": "وثيقة",
    "group": "جماعة",
    "unknown": "غير معروف",
}
MANNERS = {"direct": "اقتباس مباشر", "indirect": "نقل بالمعنى", "mixed": "نقل فيه اقتباس"}
ACTS = {
    "state": "قول",
    "deny": "نفي",
    "admit": "إقرار",
    "confirm": "تأكيد",
    "accuse": "اتهام",
    "demand": "مطالبة",
    "warn": "تحذير",
    "promise": "تعهد",
    "praise": "ترحيب",
    "condemn": "إدانة",
    "ask": "سؤال",
    "decline": "امتناع عن التعليق",
}
UNSURE = "قراءة غير أكيدة"
UNSURE_WHY = "قد يكون المصدر أو القول نفسه غير ما فهمته الأداة"
ROLES = {"publisher": "ناشر", "agency": "وكالة", "carrier": "ناقل", "speaker": "قائل"}
SECTORS = {
    "security": "أمني",
    "military": "عسكري",
    "diplomatic": "دبلوماسي",
    "political": "سياسي",
    "medical": "طبي",
    "judicial": "قضائي",
    "local": "محلي",
    "economic": "اقتصادي",
    "media": "إعلامي",
    "informed": "مطلع",
}
DATE_FROM = {
    "metadata": "من بيانات الصفحة",
    "url": "من الرابط",
    "text": "من النص",
    "option": "حدّده القارئ",
    "record": "من السجل",
}

ARROW = "←"
NO_TITLE = "بلا عنوان"
NO_OUTLET = "ناشر غير معروف"
NO_DATE = "تاريخ النشر غير معروف"
NO_SPEAKER = "متحدث غير معروف"
NO_CONTENT = "بلا مضمون منقول"
NO_STATEMENTS = "لا أقوال منسوبة في هذا النص."
UNDECIDED = "غير محسوم"
OR = "أو"
ANONYMOUS = KINDS["anonymous"]
INHERITED = "مما سبق"
STATEMENTS = "الأقوال"
SPEAKERS = "المتحدثون"
ANONYMOUS_SPEAKERS = "مجهولو الهوية"
DENIALS = "النفي"
AGENCIES = "نقلا عن"
LINE = "السطر"
WITHIN = "ضمن"
ADDRESSEE = "المخاطَب"
TO_PLACE = "إلى موضعه في النص"
SECTOR = "القطاع"
NATIONALITY = "الجنسية"
REASON = "سبب الإخفاء"
CONTENTS = "المحتويات"
LEGEND = "دليل العلامات"
SOURCE = "المصدر"
CUE = "لفظ الإسناد"
CONTENT = "المضمون"
NESTED = "مضمون داخل مضمون"
LEFTOVERS = "بقايا الصفحة (ليست من المقال)"
CHAIN = "سلسلة الإسناد"
