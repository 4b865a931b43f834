package onshi

import java.time.LocalDate

/** The rule of edition 2022-08 in plain Kotlin: what one would write by hand for this table alone. */
object Plain {
    private val hospital = longArrayOf(2_101_000, 2_002_000, 1_903_000)
    private const val OTHER = 429_000L
    private val opened = LocalDate.of(2020, 8, 7)
    private val accelerated = LocalDate.of(2021, 3, 31)
    private val mandated = LocalDate.of(2022, 6, 7)
    private val closed = LocalDate.of(2022, 12, 31)
    private val startsBy = LocalDate.of(2023, 1, 31)
    private val contractBy = LocalDate.of(2023, 2, 28)

    fun assess(project: Project): Assessment {
        val category = category(project)
        val readers = requireNotNull(project.readers)
        val cost = requireNotNull(project.cost)
        require(readers in 1..(if (category == Category.HOSPITAL) 3 else 1)) { "readers" }
        require(cost in 0..1_000_000_000_000) { "cost" }
        val track = track(project, requireNotNull(project.readerAppliedOn))
        val table = if (category == Category.HOSPITAL) hospital[readers - 1] else OTHER
        val base = if (track == Track.MANDATE && category == Category.HOSPITAL) 2 * table else table
        val small = category == Category.CLINIC_OR_PHARMACY
        val full = track == Track.ACCELERATED || (track == Track.MANDATE && small)
        val counted = minOf(cost, base)
        val (above, below) = if (full) 1L to 1L else if (small) 3L to 4L else 1L to 2L
        val product = counted * above
        val subsidy = if (full) counted else product / below / 1000 * 1000
        return Assessment(
            edition = "2022-08",
            category = category,
            track = track,
            readers = readers,
            cost = cost,
            base = base,
            counted = counted,
            ratio = "$above/$below",
            exact = ExactYen(product, below),
            fractionRule = if (full) FractionRule.WHOLE_YEN else FractionRule.THOUSAND_YEN,
            basis = Basis.INFERRED,
            cut = ExactYen(product - subsidy * below, below),
            subsidy = subsidy,
            selfPay = cost - subsidy,
        )
    }

    private fun category(project: Project): Category {
        if (project.facility == FacilityKind.HOSPITAL) return Category.HOSPITAL
        if (project.facility == FacilityKind.CLINIC) return Category.CLINIC_OR_PHARMACY
        val group = requireNotNull(project.groupPrescriptionsPerMonth)
        return if (group >= 40_000) Category.LARGE_CHAIN_PHARMACY else Category.CLINIC_OR_PHARMACY
    }

    private fun track(project: Project, applied: LocalDate): Track {
        require(applied in opened..closed) { "reader_applied_on" }
        if (applied <= accelerated) return Track.ACCELERATED
        val start = project.operationStartsOn
        if (applied < mandated) {
            val moved = start != null && start >= mandated && start <= startsBy && !project.subsidyPaid
            return if (moved) Track.MANDATE else Track.STANDARD
        }
        require(requireNotNull(project.vendorContractOn) <= contractBy) { "vendor_contract_on" }
        return Track.MANDATE
    }
}
