package onshi

import java.time.LocalDate
import java.util.concurrent.Callable
import java.util.concurrent.Executors
import kotlin.test.Test
import kotlin.test.assertEquals
import kotlin.test.assertFailsWith
import kotlin.test.assertIs
import kotlin.test.assertTrue

/** Many threads, many calls, long lists. */
class BoundaryTest {
    private val clinic = Project(FacilityKind.CLINIC, 1, 429_000, LocalDate.of(2021, 4, 1))

    @Test
    fun `sixteen threads ask ten thousand times each`() {
        val threads = Executors.newFixedThreadPool(16)
        val asked = List(16) { thread ->
            Callable {
                // Three quarters of a cost below the base, cut to thousands.
                for (i in 0 until 10_000L) {
                    val cost = 400 * (i % 1000) + thread
                    assertEquals(cost * 3 / 4 / 1000 * 1000, Onshi.assess(clinic.copy(cost = cost)).subsidy)
                    if (i % 1000 == 0L) {
                        assertEquals(15, Onshi.plan(Milestones(FacilityKind.CLINIC)).steps.size)
                        assertFailsWith<OnshiException> { Onshi.assess(clinic.copy(readers = thread + 2)) }
                    }
                }
            }
        }
        threads.invokeAll(asked).forEach { it.get() }
        threads.shutdown()
    }

    @Test
    fun `a million calls need no more memory`() {
        val wrong = clinic.copy(readers = 2)
        fun ask(times: Int) = repeat(times) {
            Onshi.assess(clinic)
            if (it % 10 == 0) assertFailsWith<OnshiException> { Onshi.assess(wrong) }
            if (it % 200 == 0) Onshi.compare(clinic)
        }
        ask(200_000)
        val before = residentMebibytes()
        ask(1_000_000)
        val grown = residentMebibytes() - before
        println("a million calls: $before MB before, $grown MB more after")
        // A hundred bytes lost at every call would be 100 MB.
        assertTrue(grown < 60, "$grown MB")
    }

    @Test
    fun `a list is answered in its order, whatever its length`() {
        assertEquals(emptyList(), Onshi.assessAll(emptyList()))
        for (length in listOf(1, 13, 14, 1023, 1024, 1025, 5000)) {
            val outcomes = Onshi.assessAll(List(length) { clinic.copy(cost = if (it % 7 == 3) -1L - it else it.toLong()) })
            assertEquals(length, outcomes.size)
            outcomes.forEachIndexed { i, outcome ->
                if (i % 7 == 3) {
                    assertEquals("${-1L - i}", assertIs<Outcome.Refused>(outcome).problem.given)
                } else {
                    assertEquals(i.toLong(), assertIs<Outcome.Answered>(outcome).assessment.cost)
                }
            }
        }
    }

    @Test
    fun `a long name of an edition needs more room and gets it`() {
        val edition = Onshi.edition("2022-08").copy(name = "版".repeat(60))
        assertEquals(edition.name, Onshi.assess(clinic, edition).edition)
        assertEquals(List(3000) { edition.name }, Onshi.assessAll(List(3000) { clinic }, edition).map { it.orThrow().edition })
        val wild = Onshi.edition("2022-08").copy(name = "a\ud83d\ude00b")
        assertEquals(wild.name, Onshi.assess(clinic, wild).edition)
        // A sign that cannot be shown crosses whole, and is refused.
        val obeyed = wild.copy(name = "a\u0000\u001b[2Jb")
        assertFailsWith<OnshiException.Edition> { Onshi.assess(clinic, obeyed) }
    }
}
