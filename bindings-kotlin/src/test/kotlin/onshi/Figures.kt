package onshi

import java.io.File
import java.time.LocalDate

/** Prints the time of one call beside that of an empty one, and the size of the jar. */
fun main() {
    val project = Project(FacilityKind.CLINIC, 1, 429_000, LocalDate.of(2021, 4, 1))
    println("empty call   ${median { Onshi.latestEdition() }} ns")
    println("assess       ${median { Onshi.assess(project) }} ns")
    File("target").listFiles { file -> file.extension == "jar" }?.forEach {
        println("${it.name}   ${it.length()} bytes")
    }
}

private fun median(call: () -> Unit): Long {
    val calls = 20_000
    val runs = List(9) {
        val start = System.nanoTime()
        repeat(calls) { call() }
        (System.nanoTime() - start) / calls
    }
    return runs.sorted()[runs.size / 2]
}
