// Generated from the core's fields: `ONSHI_RENEW=1 cargo test -p onshi-tests review`.

package onshi

import java.nio.LongBuffer
import java.time.LocalDate

/** The numbers of a project (count). */
internal const val PROJECT_NUMBERS: Int = 8

/** Writes a project as numbers, a day as 20210401, a missing one as 0. */
internal fun LongBuffer.put(at: Int, project: Project) {
    put(at + 0, project.facility.ordinal.toLong())
    put(at + 1, project.groupPrescriptionsPerMonth?.coerceAtLeast(ProjectColumns.NO_NUMBER + 1) ?: ProjectColumns.NO_NUMBER)
    put(at + 2, project.readers?.toLong() ?: ProjectColumns.NO_NUMBER)
    put(at + 3, project.cost?.coerceAtLeast(ProjectColumns.NO_NUMBER + 1) ?: ProjectColumns.NO_NUMBER)
    put(at + 4, number(project.readerAppliedOn))
    put(at + 5, number(project.vendorContractOn))
    put(at + 6, number(project.operationStartsOn))
    put(at + 7, if (project.subsidyPaid) 1 else 0)
}

private fun number(day: LocalDate?): Long =
    if (day == null) 0 else day.year * 10_000L + day.monthValue * 100 + day.dayOfMonth

/** Makes [Project], from another one or from a facility alone. */
public class ProjectBuilder private constructor(from: Project?, facility: FacilityKind) {
    private var built: Project = from ?: Project(facility)

    public constructor(facility: FacilityKind) : this(null, facility)

    public constructor(from: Project) : this(from, from.facility)

    public fun facility(facility: FacilityKind): ProjectBuilder = apply { built = built.copy(facility = facility) }

    public fun readers(readers: Int): ProjectBuilder = apply { built = built.copy(readers = readers) }

    public fun cost(cost: Long): ProjectBuilder = apply { built = built.copy(cost = cost) }

    public fun readerAppliedOn(readerAppliedOn: LocalDate?): ProjectBuilder =
        apply { built = built.copy(readerAppliedOn = readerAppliedOn) }

    public fun groupPrescriptionsPerMonth(groupPrescriptionsPerMonth: Long): ProjectBuilder =
        apply { built = built.copy(groupPrescriptionsPerMonth = groupPrescriptionsPerMonth) }

    public fun vendorContractOn(vendorContractOn: LocalDate?): ProjectBuilder =
        apply { built = built.copy(vendorContractOn = vendorContractOn) }

    public fun operationStartsOn(operationStartsOn: LocalDate?): ProjectBuilder =
        apply { built = built.copy(operationStartsOn = operationStartsOn) }

    public fun subsidyPaid(subsidyPaid: Boolean): ProjectBuilder =
        apply { built = built.copy(subsidyPaid = subsidyPaid) }

    public fun build(): Project = built
}

/** Makes [Milestones], from another one or from a facility alone. */
public class MilestonesBuilder private constructor(from: Milestones?, facility: FacilityKind) {
    private var built: Milestones = from ?: Milestones(facility)

    public constructor(facility: FacilityKind) : this(null, facility)

    public constructor(from: Milestones) : this(from, from.facility)

    public fun facility(facility: FacilityKind): MilestonesBuilder = apply { built = built.copy(facility = facility) }

    public fun groupPrescriptionsPerMonth(groupPrescriptionsPerMonth: Long): MilestonesBuilder =
        apply { built = built.copy(groupPrescriptionsPerMonth = groupPrescriptionsPerMonth) }

    public fun operationStartsOn(operationStartsOn: LocalDate?): MilestonesBuilder =
        apply { built = built.copy(operationStartsOn = operationStartsOn) }

    public fun equipmentSetUpOn(equipmentSetUpOn: LocalDate?): MilestonesBuilder =
        apply { built = built.copy(equipmentSetUpOn = equipmentSetUpOn) }

    public fun readerAppliedOn(readerAppliedOn: LocalDate?): MilestonesBuilder =
        apply { built = built.copy(readerAppliedOn = readerAppliedOn) }

    public fun asOf(asOf: LocalDate?): MilestonesBuilder = apply { built = built.copy(asOf = asOf) }

    public fun done(done: List<Step>): MilestonesBuilder = apply { built = built.copy(done = done) }

    public fun deferral(deferral: Int): MilestonesBuilder = apply { built = built.copy(deferral = deferral) }

    public fun build(): Milestones = built
}
