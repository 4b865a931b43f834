package onshi

import java.io.File
import java.time.LocalDate
import kotlin.random.Random

private val clinic = Project(FacilityKind.CLINIC, 1, 429_000, LocalDate.of(2021, 4, 1))

/**
 * Prints the time of one call, of a list and of plain Kotlin of the same rule, whose answers are
 * compared first; and the size of the jar.
 */
fun main() {
    val projects = projects(100_000)
    val answers = Onshi.assessAll(projects).map { it.orThrow() }
    check(answers == projects.map(Plain::assess)) { "plain Kotlin answers otherwise" }

    line("empty call by UniFFI", median { Onshi.latestEdition() })
    line("compare by UniFFI", median { Onshi.compare(clinic) })
    line("assess", median { Onshi.assess(clinic) })
    line("plain Kotlin", median { Plain.assess(clinic) })
    line("assessAll, a project", median(10) { Onshi.assessAll(projects) } / projects.size)
    line("plain Kotlin over the list", median(10) { projects.map(Plain::assess) } / projects.size)
    val columns = columns(projects)
    val found = Onshi.assessColumns(columns)
    check(found.subsidy.toList() == answers.map { it.subsidy } && found.selfPay.toList() == answers.map { it.selfPay }) { "columns answer otherwise" }
    line("assessColumns, a row", median(100) { Onshi.assessColumns(columns) } / projects.size)
    line("new arrays for it and a copy, a row", median(100) { copied(columns) } / projects.size)
    val own = Onshi.edition("2022-08").let { it.copy(chainThreshold = it.chainThreshold.copy(value = 30_000)) }
    line("assess, an edition of one's own", median(2_000) { Onshi.assess(clinic, own) })
    line("assessAll with it, a project", median(10) { Onshi.assessAll(projects, own) } / projects.size)
    File("target").listFiles { file -> file.extension == "jar" }?.forEach {
        println("%-34s %,9d bytes".format(it.name, it.length()))
    }
}

/** The two least numbers stand for a missing and an invalid one. */
private fun number(number: Long?) = number?.coerceAtLeast(ProjectColumns.NO_NUMBER + 2) ?: ProjectColumns.NO_NUMBER

internal fun columns(projects: List<Project>) = ProjectColumns(
    facility = ByteArray(projects.size) { projects[it].facility.ordinal.toByte() },
    readers = LongArray(projects.size) { number(projects[it].readers?.toLong()) },
    cost = LongArray(projects.size) { number(projects[it].cost) },
    readerAppliedOn = IntArray(projects.size) { ProjectColumns.day(projects[it].readerAppliedOn) },
    groupPrescriptionsPerMonth = LongArray(projects.size) { number(projects[it].groupPrescriptionsPerMonth) },
    vendorContractOn = IntArray(projects.size) { ProjectColumns.day(projects[it].vendorContractOn) },
    operationStartsOn = IntArray(projects.size) { ProjectColumns.day(projects[it].operationStartsOn) },
    subsidyPaid = ByteArray(projects.size) { if (projects[it].subsidyPaid) 1 else 0 },
)

/** Copies as many bytes as columns and their answers have: three numbers of 8 bytes and three of 1. */
private fun copied(columns: ProjectColumns) = with(columns) {
    listOf(readers, cost, groupPrescriptionsPerMonth).map { it?.copyOf() } +
        listOf(readerAppliedOn, vendorContractOn, operationStartsOn).map { it?.copyOf() } +
        listOf(facility, subsidyPaid).map { it?.copyOf() } +
        List(3) { cost.copyOf() } + List(3) { facility.copyOf() }
}

/** Projects that have an answer, of all kinds and days; the same on every run. */
private fun projects(count: Int): List<Project> {
    val random = Random(1)
    return List(count) {
        val facility = FacilityKind.entries.random(random)
        Project(
            facility = facility,
            readers = if (facility == FacilityKind.HOSPITAL) random.nextInt(1, 4) else 1,
            cost = random.nextLong(0, 5_000_000),
            readerAppliedOn = LocalDate.of(2020, 8, 7).plusDays(random.nextLong(877)),
            groupPrescriptionsPerMonth = if (facility == FacilityKind.PHARMACY) random.nextLong(0, 80_000) else null,
            vendorContractOn = LocalDate.of(2023, 2, 28),
            operationStartsOn = if (random.nextBoolean()) LocalDate.of(2022, 7, 1) else null,
            subsidyPaid = random.nextBoolean(),
        )
    }
}

private fun line(name: String, nanoseconds: Long) = println("%-34s %,9d ns".format(name, nanoseconds))

private fun median(calls: Int = 20_000, call: () -> Unit): Long {
    val runs = List(9) {
        val start = System.nanoTime()
        repeat(calls) { call() }
        (System.nanoTime() - start) / calls
    }
    return runs.sorted()[runs.size / 2]
}
