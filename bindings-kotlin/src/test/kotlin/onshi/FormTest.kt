package onshi

import java.time.LocalDate
import kotlin.test.Test
import kotlin.test.assertEquals
import kotlin.test.assertFailsWith
import kotlin.test.assertNull
import kotlin.test.assertTrue

class FormTest {
    private val breakdown = ReceiptBreakdown(
        issuedOn = LocalDate.of(2021, 3, 20),
        prefecture = "01",
        scoreTable = 1,
        institutionCode = "0112489",
        name = "おんし医院",
        lines = listOf(
            ReceiptLine(item = "資格確認端末", eligible = 200_000, ineligible = 0),
            ReceiptLine(item = "設置・設定", eligible = 100_000, ineligible = 20_000),
        ),
    )

    @Test
    fun `a form with five planted faults names those five`() {
        val form = Onshi.draft(breakdown)
        assertEquals(listOf(300_000L, 20_000L, 320_000L), listOf(form.subtotalEligible, form.subtotalIneligible, form.total))
        assertEquals(Report(emptyList(), true), Onshi.check(form))
        val wrong = form.copy(
            lines = form.lines!!.map { it.copy(ineligible = if (it.item == "設置・設定") -20_000 else 0) },
            institutionCode = "0112480",
            subtotalEligible = 310_000,
            total = 330_000,
            receiptTotal = 352_000,
            issuedOn = LocalDate.of(2020, 8, 6),
        )
        val report = Onshi.check(wrong)
        assertEquals(
            listOf(
                "dates_out_of_order issued_on",
                "check_digit_mismatch institution_code",
                "negative_amount lines[1].ineligible",
                "subtotal_eligible_mismatch subtotal_eligible",
                "receipt_total_mismatch receipt_total",
            ),
            report.findings.map { "${it.code.code} ${it.path}" },
        )
        assertTrue(report.findings.all { it.message.ja.isNotEmpty() && it.message.en.isNotEmpty() })
        assertEquals("G", report.findings[1].citation!!.document)
    }

    @Test
    fun `an application takes its amount from the assessment`() {
        val project = Project(FacilityKind.CLINIC, 1, 300_000, LocalDate.of(2021, 4, 1))
        assertEquals(225_000L, Onshi.draft(SubsidyApplication(project = project)).amount)
        assertNull(Onshi.draft(SubsidyApplication()).amount)
        val error = assertFailsWith<OnshiException> { Onshi.draft(SubsidyApplication(project = project.copy(readers = 2))) }
        assertEquals("project.readers", error.field)
    }

    @Test
    fun `texts and numbers at the edge cross the boundary`() {
        val half = Onshi.check(breakdown.copy(name = "\ud83d医院"))
        assertTrue(half.findings.any { it.code == FindingCode.NOT_PRINTABLE && it.path == "name" })
        assertTrue(Onshi.check(breakdown.copy(name = "\u0000")).findings.any { it.code == FindingCode.NOT_PRINTABLE })
        assertTrue(Onshi.check(breakdown.copy(name = "\ud83d\ude00医院")).findings.none { it.path == "name" })
        val late = Onshi.check(breakdown.copy(issuedOn = LocalDate.MAX))
        assertTrue(late.findings.any { it.code == FindingCode.INVALID_DATE && it.path == "issued_on" })
        val lines = listOf(ReceiptLine("x", Long.MAX_VALUE, Long.MIN_VALUE))
        val codes = Onshi.check(breakdown.copy(lines = lines)).findings.map { it.code }
        assertTrue(codes.containsAll(listOf(FindingCode.AMOUNT_TOO_LARGE, FindingCode.NEGATIVE_AMOUNT)))
        assertNull(Onshi.draft(breakdown.copy(lines = List(3) { lines[0] })).subtotalEligible)
        assertFailsWith<OnshiException> { OnshiJson.check("receipt", "{}") }
        assertFailsWith<OnshiException> { OnshiJson.draft("institution_code", "{}") }
        assertTrue(OnshiJson.formFields("receipt_breakdown").contains("①補助対象"))
    }
}
