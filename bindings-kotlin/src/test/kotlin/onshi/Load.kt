package onshi

import java.io.File
import java.time.LocalDate
import java.util.concurrent.Callable
import java.util.concurrent.Executors

private val clinic = Project(FacilityKind.CLINIC, 1, 429_000, LocalDate.of(2021, 4, 1))
private val milestones = Milestones(FacilityKind.CLINIC, operationStartsOn = LocalDate.of(2021, 6, 30))

/** Asks so many times, on eight threads, in a heap as small as the machine was started with; what the process has does not grow. */
fun main(arguments: Array<String>) {
    val calls = arguments.single().toInt()
    onEightThreads(calls / 10)
    val first = residentMebibytes()
    val begun = System.nanoTime()
    onEightThreads(calls)
    val grown = residentMebibytes() - first
    val heap = Runtime.getRuntime().maxMemory() shr 20
    println("%,d calls on 8 threads in %d s, a heap of %d MiB: %+d MiB".format(calls, (System.nanoTime() - begun) / 1_000_000_000, heap, grown))
    check(grown < 32) { "$grown MiB more" }
}

private fun onEightThreads(calls: Int) {
    val threads = Executors.newFixedThreadPool(8)
    threads.invokeAll(List(8) { Callable { ask(calls / 8) } }).forEach { it.get() }
    threads.shutdown()
}

private fun ask(times: Int) = repeat(times) {
    // 429,000 yen at 3/4, in thousands of yen.
    check(Onshi.assess(clinic).subsidy == 321_000L)
    if (it % 10 == 0) check(runCatching { Onshi.assess(clinic.copy(readers = 2)) }.exceptionOrNull() is OnshiException)
    if (it % 100 == 0) {
        check(Onshi.plan(milestones).steps.size == 15)
        check(!Onshi.check(ReceiptBreakdownBuilder().name("").build()).ok)
        check(Onshi.assessAll(List(100) { clinic }).all { outcome -> outcome is Outcome.Answered })
    }
}

internal fun residentMebibytes(): Long {
    System.gc()
    val line = File("/proc/self/status").readLines().first { it.startsWith("VmRSS") }
    return line.filter(Char::isDigit).toLong() / 1024
}
