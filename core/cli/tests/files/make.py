"""Makes the workbooks of this folder.

pip install openpyxl xlsxwriter xlwt odfpy msoffcrypto-tool; python make.py
"""

import datetime

import msoffcrypto.format.ooxml
import odf.opendocument
import odf.table
import odf.text
import openpyxl
import xlsxwriter
import xlwt

DAY = datetime.date
HEADINGS = ["施設名", "施設区分", "処方箋受付回数", "台数", "事業費（円）", "申込日", "運用開始日", "支給済み"]
ROWS = [
    ["おんし医院", "診療所", None, 1, 429000, DAY(2021, 3, 31), None, None],
    ["病院", "病院", "－", 3, 1903000, DAY(2021, 4, 1), None, False],
    ["薬局, 本店", "薬局", 40000, 1, "42.9万円", "R3.4.1", None, None],
    ["支給済み", "clinic", None, 1, 300000, DAY(2022, 1, 1), DAY(2022, 7, 1), True],
]


def xlsx():
    """A title above the headings, a formula, an error, a serial number, a second and a hidden sheet."""
    book = xlsxwriter.Workbook("facilities.xlsx", {"default_date_format": "yyyy/m/d"})
    hidden = book.add_worksheet("控え")
    hidden.hide()
    sheet = book.add_worksheet("施設一覧")
    sheet.activate()
    sheet.set_first_sheet()
    sheet.write(0, 0, "施設一覧（令和3年度）")
    rows = [HEADINGS, *ROWS]
    for i, row in enumerate(rows):
        for j, value in enumerate(row):
            put(sheet, i + 2, j, value)
    below = 2 + len(rows) + 1  # an empty row stands between
    for i, (name, cost) in enumerate([("式", "=100000*3"), ("エラー", "=NA()")]):
        for j, value in enumerate([name, "診療所", None, 1, None, DAY(2021, 4, 1)]):
            put(sheet, below + i, j, value)
        sheet.write_formula(below + i, 4, cost, None, 300000 if i == 0 else "#N/A")
    for j, value in enumerate(["通し番号", "診療所", None, 1, 300000, 44286]):
        put(sheet, below + 2, j, value)
    other = book.add_worksheet("別")
    for i, row in enumerate([HEADINGS, ROWS[0]]):
        for j, value in enumerate(row):
            put(other, i, j, value)
    book.close()


def put(sheet, i, j, value):
    if isinstance(value, DAY):
        sheet.write_datetime(i, j, datetime.datetime(value.year, value.month, value.day))
    elif value is not None:
        sheet.write(i, j, value)


def xls():
    book = xlwt.Workbook()
    sheet = book.add_sheet("施設一覧")
    day = xlwt.easyxf(num_format_str="yyyy/m/d")
    for i, row in enumerate([HEADINGS, *ROWS]):
        for j, value in enumerate(row):
            if isinstance(value, DAY):
                sheet.write(i, j, value, day)
            elif value is not None:
                sheet.write(i, j, value)
    book.save("facilities.xls")


def ods():
    book = odf.opendocument.OpenDocumentSpreadsheet()
    table = odf.table.Table(name="施設一覧")
    for row in [HEADINGS, *ROWS]:
        line = odf.table.TableRow()
        for value in row:
            if value is None:
                cell = odf.table.TableCell()
            elif isinstance(value, bool):
                cell = odf.table.TableCell(valuetype="boolean", booleanvalue=str(value).lower())
            elif isinstance(value, DAY):
                cell = odf.table.TableCell(valuetype="date", datevalue=value.isoformat())
            elif isinstance(value, int):
                cell = odf.table.TableCell(valuetype="float", value=value)
            else:
                cell = odf.table.TableCell(valuetype="string")
                cell.addElement(odf.text.P(text=value))
            line.addElement(cell)
        table.addElement(line)
    book.spreadsheet.addElement(table)
    book.save("facilities.ods")


def of_1904():
    """A workbook that counts days from 1904, as those of old Macs do."""
    book = openpyxl.Workbook()
    book.epoch = openpyxl.utils.datetime.CALENDAR_MAC_1904
    for row in [HEADINGS, *ROWS[:2]]:
        book.active.append(row)
    book.save("of_1904.xlsx")


def encrypted():
    with open("facilities.xlsx", "rb") as plain, open("encrypted.xlsx", "wb") as sealed:
        msoffcrypto.format.ooxml.OOXMLFile(plain).encrypt("onshi", sealed)


xlsx()
xls()
ods()
of_1904()
encrypted()
