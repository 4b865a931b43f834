package onshi

import java.io.StringReader
import java.time.Instant
import java.time.LocalDate
import java.time.LocalDateTime
import kotlin.test.Test
import kotlin.test.assertEquals
import kotlin.test.assertFailsWith
import kotlin.test.assertTrue
import net.fortuna.ical4j.data.CalendarBuilder
import net.fortuna.ical4j.model.component.VEvent
import net.fortuna.ical4j.model.property.DtStart
import net.fortuna.ical4j.model.property.Uid

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

    @Test
    fun `limits and checklists say how they stand`() {
        val plan = Onshi.plan(
            Milestones(FacilityKind.CLINIC, readerAppliedOn = LocalDate.of(2021, 2, 20), asOf = LocalDate.of(2021, 5, 20)),
        )
        val (accelerated, mandate) = plan.steps[0].limits
        assertEquals(LimitStatus.MET, accelerated.status)
        assertEquals(LimitStatus.NOT_APPLICABLE, mandate.status)
        assertEquals(LocalDate.of(2022, 6, 7), mandate.from)
        assertEquals("目安を過ぎています", plan.steps[1].statusLabel.ja)
        assertTrue(plan.steps[1].details.any { it.isTask } && plan.steps[1].details.any { !it.isTask })
    }

    @Test
    fun `the desk and the notices`() {
        val desk = Onshi.desk()
        assertEquals("0800-080-4583", desk.telephone)
        assertEquals(null, desk.open)
        assertEquals(listOf(6), desk.hours[1].days)
        assertEquals(true, Onshi.desk(LocalDateTime.of(2021, 1, 16, 15, 59, 59, 999)).open)
        assertEquals(false, Onshi.desk(LocalDateTime.of(2021, 1, 16, 16, 0)).open)
        val error = assertFailsWith<OnshiException> { Onshi.desk(LocalDateTime.of(2028, 1, 4, 12, 0)) }
        assertEquals(ErrorCode.DATE_NOT_COVERED to "at", error.code to error.field)
        assertEquals(ErrorCode.INVALID_DATE, assertFailsWith<OnshiException> { OnshiJson.desk("2021-01-16T24:00") }.code)
        assertTrue(OnshiJson.desk("2021-01-16T15:59").contains("\"open\":true"))
        assertEquals(listOf("estimate", "eligible_work", "closed", "announcement"), Onshi.notices().map { it.code })
        assertTrue(OnshiJson.notices().contains("締め切られています"))
    }

    @Test
    fun `another reader takes the calendar file, and takes it again for the same events`() {
        val started = Milestones(FacilityKind.CLINIC, operationStartsOn = LocalDate.of(2021, 6, 30))
        val first = days(started, "2021-05-20T00:00:00Z")
        val due = Onshi.plan(started).steps.mapNotNull { it.dueOn }
        assertTrue(first.isNotEmpty() && first.values.toSet().containsAll(due))
        // Postponed by a week: the same events on other days, none twice.
        val second = days(started.copy(operationStartsOn = LocalDate.of(2021, 7, 7)), "2021-05-21T00:00:00Z")
        assertEquals(first.keys, second.keys)
        assertTrue(first != second)
    }

    /** Returns the day of each event, by the event's name. */
    private fun days(milestones: Milestones, stamp: String): Map<String, LocalDate> {
        val file = Onshi.toIcs(milestones, Instant.parse(stamp), Language.JA, "0112489")
        val events: List<VEvent> = CalendarBuilder().build(StringReader(file)).getComponents("VEVENT")
        return events.associate { event: VEvent ->
            val uid: Uid = event.getProperty<Uid>("UID").get()
            val start: DtStart<LocalDate> = event.getProperty<DtStart<LocalDate>>("DTSTART").get()
            uid.value to start.date
        }
    }
}
