package onshi

import java.time.Duration
import java.time.Instant
import java.time.LocalDate
import kotlin.test.Test
import kotlin.test.assertEquals
import kotlin.test.assertFailsWith
import kotlin.test.assertTrue
import org.junit.jupiter.api.Assertions.assertTimeout

/** Hostile or broken input has no effect. */
class WallsTest {
    private val clinic = Project(FacilityKind.CLINIC, 1, 429_000, LocalDate.of(2021, 4, 1))

    @Test
    fun `rows of a builder are added in place`() {
        val builder = ReceiptBreakdownBuilder()
        assertTimeout(Duration.ofSeconds(5)) {
            repeat(300_000) { builder.line("資格確認端末", 1, 0) }
        }
        val built = builder.build()
        // A built form is a copy: its builder, and a builder made from it, leave it as it is.
        builder.line("設置・設定", 2, 0)
        assertEquals(300_000, built.lines!!.size)
        val other = ReceiptBreakdownBuilder(built)
        other.line("設置・設定", 3, 0)
        assertEquals(300_000, built.lines!!.size)
        assertEquals(300_001, other.build().lines!!.size)
        assertEquals(300_001, builder.build().lines!!.size)
    }

    @Test
    fun `half of a surrogate pair is the sign for what cannot be read`() {
        val error = assertFailsWith<OnshiException> { OnshiJson.assess("""{"facility": "${'\uD800'}"}""") }
        assertEquals(listOf("invalid_value", "facility", "\uFFFD"), listOf(error.code.code, error.field, error.given))
        val finding = Onshi.checkTyped(FormKind.RECEIPT_BREAKDOWN, mapOf("issued_on" to "\uDC00")).report.findings.first { it.path == "issued_on" }
        assertTrue(finding.message.en.contains("\uFFFD"))
    }

    @Test
    fun `a text of any length is refused`() {
        val long = "1".repeat(64 shl 20)
        assertFailsWith<OnshiException> { Onshi.parseYen(long) }
        assertFailsWith<OnshiException> { OnshiJson.assess(long) }
        assertFailsWith<OnshiException> { Onshi.edition(long) }
    }

    @Test
    fun `an id longer than a calendar takes is refused`() {
        val stamp = Instant.EPOCH
        val known = Milestones(FacilityKind.CLINIC, operationStartsOn = LocalDate.of(2021, 6, 30))
        assertTrue(Onshi.toIcs(known, stamp, id = "長".repeat(200)).startsWith("BEGIN:VCALENDAR"))
        val error = assertFailsWith<OnshiException> { Onshi.toIcs(known, stamp, id = "長".repeat(300_000)) }
        assertEquals(listOf("invalid_value", "id"), listOf(error.code.code, error.field))
    }

    @Test
    fun `what controls a terminal is no name of an edition`() {
        for (name in listOf("\u001b[2J", "\u009b31m", "\u202e", "a\nb", "版".repeat(100_000))) {
            assertFailsWith<OnshiException.Edition> { Onshi.assess(clinic, Onshi.edition("2022-08").copy(name = name)) }
        }
    }
}
