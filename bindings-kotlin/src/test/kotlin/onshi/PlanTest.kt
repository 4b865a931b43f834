package onshi

import java.time.Instant
import java.time.LocalDate
import kotlin.test.Test
import kotlin.test.assertEquals
import kotlin.test.assertFailsWith
import kotlin.test.assertTrue

class PlanTest {
    @Test
    fun `a plan has texts and a calendar file`() {
        val milestones = Milestones(FacilityKind.HOSPITAL, equipmentSetUpOn = LocalDate.of(2021, 6, 10))
        val plan = Onshi.plan(milestones)
        assertTrue(plan.steps.all { it.label.ja.isNotEmpty() && it.details.isNotEmpty() && it.citations[0].document == "S" })
        assertEquals(listOf("S", "B"), plan.steps[0].limits.map { it.citation.document })
        assertTrue(plan.note!!.en.contains("hospital"))
        val file = Onshi.toIcs(milestones, Instant.parse("2021-05-20T00:00:00Z"))
        assertTrue(file.contains("DTSTART;VALUE=DATE:20210603") && file.contains("DTSTAMP:20210520T000000Z"))
        assertTrue(Onshi.toIcs(milestones, Instant.EPOCH, Language.EN, "7").contains("UID:place_order.vendor_contract.7@onshi"))
        assertFailsWith<IllegalArgumentException> { Onshi.toIcs(milestones, Instant.MAX) }
        val error = assertFailsWith<OnshiException> { Onshi.plan(milestones.copy(deferral = 7)) }
        assertEquals("deferral", error.field)
    }
}
