"""What a coordinator reads in an empty workbook: a note on every column, an example row in every sheet."""

from domain.office import ITEM_WORDS, STEP_WORDS, UNIT_WORDS
from domain.people import ROLE_WORDS
from domain.thai import normalise
from domain.workbook import sheets
from domain.workbook.names import EVERYONE
from domain.workbook.policies import POLICY_RULES
from domain.workbook.sheets import Row

MARK = "ตัวอย่าง:"
DATE = "เขียนปี พ.ศ. เช่น 15 ก.ย. 2567 หรือ 15/9/2567"
SEVERAL = "หลายรายการให้คั่นด้วยจุลภาค (,)"

# Sheet → its row of examples, in the order of its columns; the mark stands in the first.
EXAMPLES: dict[str, tuple[str, ...]] = {
    sheets.PEOPLE: (
        f"{MARK} สมใจ ตั้งใจดี",
        "กลุ่มนโยบายและแผน",
        "นักวิเคราะห์นโยบายและแผน",
        "ผู้รับผิดชอบ, กรรมการกลั่นกรอง:EMES",
        "สมหมาย ใจงาม",
        "พี่สมใจ",
    ),
    sheets.UNITS: (f"{MARK} กลุ่มนโยบายและแผน", "กลุ่ม"),
    sheets.SYSTEMS: (f"{MARK} EMES", "e-MES", "ตรวจ:กลั่นกรอง→บันทึก:บันทึก e-MES", "สรุป→เผยแพร่"),
    sheets.ROUNDS: (
        f"{MARK} EMES-67",
        "EMES",
        "e-MES ปี 2567",
        "2567",
        "1 ก.ค. 2567",
        "15 ก.ย. 2567",
        "ก่อน 10 วันทำการ",
    ),
    sheets.ITEMS: (
        f"{MARK} E1",
        "ร้อยละของนักเรียนที่อ่านออกเขียนได้",
        "ตัวชี้วัด",
        "EMES-67",
        "สมใจ ตั้งใจดี",
        "สมหมาย ใจงาม",
        "229/2567",
        "14 มิ.ย. 2567",
        "90",
        "ร้อยละ",
        "ไฟล์สรุปผลรายโรงเรียน",
        "อ่านออกเขียนได้, อ่านเขียน",
    ),
    sheets.MEETINGS: (f"{MARK} กพท.", "12 ก.ค. 2567 09.30 น.", "ห้องประชุม 1", "EMES, กลุ่มนโยบายและแผน"),
    sheets.DAYS_OFF: (f"{MARK} 22 ก.ค. 2567", "วันหยุดที่ ครม. ประกาศเพิ่ม", "ใช่"),
    sheets.POLICIES: (f"{MARK} แบบการเตือน", "ประหยัด"),
}

# Sheet → a note for each of its columns.
NOTES: dict[str, tuple[str, ...]] = {
    sheets.PEOPLE: (
        "ชื่อและนามสกุล มีคำนำหน้าหรือไม่มีก็ได้ แถวละหนึ่งคน",
        "ชื่อหน่วยงานตามชีต หน่วยงาน",
        "ตำแหน่ง (ไม่บังคับ)",
        f"{', '.join(ROLE_WORDS.values())} {SEVERAL} จำกัดระบบให้กรรมการได้ เช่น กรรมการกลั่นกรอง:EMES",
        f"ผู้ปฏิบัติแทนเมื่อไม่อยู่ {SEVERAL}",
        "ชื่อที่บอทใช้เรียก เช่น พี่ศรี",
        "กรอกเมื่อเปลี่ยนชื่อเท่านั้น ใส่ชื่อเดิมเพื่อให้งานตามมาด้วย ถ้าชื่อเดิมมีหลายคนให้ใส่ ชื่อ (หน่วยงานเดิม)",
    ),
    sheets.UNITS: ("ชื่อกลุ่ม หน่วย หรือโรงเรียน", ", ".join(UNIT_WORDS.values())),
    sheets.SYSTEMS: (
        "รหัสสั้น ๆ เช่น EMES",
        "ชื่อที่ทุกคนเรียก",
        f"ชนิด:ชื่อ@บทบาท ต่อกันด้วย → หรือ -> ชนิดคือ {', '.join(STEP_WORDS.values())} ไม่ใส่ = ส่งแล้วเสร็จเลย",
        "ชื่อขั้นตอนของทั้งรอบ ต่อกันด้วย → เช่น สรุป→เผยแพร่",
    ),
    sheets.ROUNDS: (
        "รหัสสั้น ๆ เช่น EMES-67",
        "รหัสตามชีต ระบบ",
        "ชื่อรอบที่ทุกคนเข้าใจ",
        "ปี พ.ศ. สี่หลัก เช่น 2567",
        f"วันเริ่มรายงาน {DATE} เว้นว่าง = วันที่นำเข้าครั้งแรก",
        f"{DATE} หรือ 30 วันหลังสิ้นไตรมาส 2, ภายในไตรมาส 1, ภายในเดือนกันยายน หรือ - ถ้าไม่มี",
        "วันที่หรือกฎเหมือนกำหนดส่วนกลาง หรือ ก่อน 10 วันทำการ, ก่อนประชุม กพท. ต้องไม่ช้ากว่ากำหนดส่วนกลาง",
    ),
    sheets.ITEMS: (
        "รหัสสั้น ๆ เช่น E5 ไม่ซ้ำกัน",
        "ชื่อเต็มของรายการ",
        ", ".join(ITEM_WORDS.values()),
        f"รหัสตามชีต รอบรายงาน {SEVERAL}",
        f"ชื่อคน ชื่อหน่วยงาน {' หรือ '.join(EVERYONE)} {SEVERAL} คนแรกเป็นผู้รับผิดชอบหลัก",
        f"ชื่อคน {SEVERAL}",
        "เลขที่คำสั่งแต่งตั้ง เช่น 229/2567",
        f"วันที่ของคำสั่ง {DATE}",
        "ค่าเป้าหมาย เช่น 90",
        "หน่วยนับ เช่น ร้อยละ บาท โรงเรียน",
        "หลักฐานที่ต้องแนบ",
        f"คำที่คนใช้เรียกรายการนี้ {SEVERAL}",
        "เว้นว่าง หรือ ยกเลิก",
        "เหตุผลที่ยกเลิก",
    ),
    sheets.MEETINGS: (
        "ชื่อการประชุม ใช้ชื่อเดียวกันทุกครั้ง",
        "วันและเวลา เช่น 12 ก.ค. 2567 09.30 น.",
        "สถานที่",
        f"ชื่อคน หน่วยงาน หรือรหัสระบบ {SEVERAL}",
    ),
    sheets.DAYS_OFF: (DATE, "ชื่อวันหยุด", "ใช่ = หยุดเพิ่ม, ไม่ใช่ = วันหยุดที่กลับมาทำงาน"),
    sheets.POLICIES: (
        "\n".join(f"{key}: {rule.means} ({rule.takes})" for key, rule in POLICY_RULES.items()),
        "ค่าตามข้อนั้น",
        "ใส่เมื่อต้องการให้ต่างไปเฉพาะระบบนี้",
    ),
}


def is_example(sheet: str, row: Row) -> bool:
    """Whether this is a row of examples, by the mark in its first column."""
    return normalise(row[sheets.column_names(sheet)[0]]).startswith(MARK)


def is_untouched(sheet: str, row: Row) -> bool:
    """Whether nobody wrote anything of their own into a row of examples."""
    examples = dict(zip(sheets.column_names(sheet), EXAMPLES[sheet], strict=False))
    return all(normalise(text) == examples.get(column, "") for column, text in row.cells.items())
