// Generated from the core's fields: `ONSHI_RENEW=1 cargo test -p onshi-tests review`.

package onshi

import java.time.LocalDate
import java.time.YearMonth

/** Makes [InstitutionCode], which says what its fields mean; from another one, or from nothing. */
public class InstitutionCodeBuilder() {
    private var built: InstitutionCode = InstitutionCode()

    public constructor(from: InstitutionCode) : this() {
        built = from
    }

    public fun code(code: String): InstitutionCodeBuilder = apply { built = built.copy(code = code) }

    public fun prefecture(prefecture: String): InstitutionCodeBuilder =
        apply { built = built.copy(prefecture = prefecture) }

    public fun scoreTable(scoreTable: Int): InstitutionCodeBuilder =
        apply { built = built.copy(scoreTable = scoreTable) }

    public fun build(): InstitutionCode = built
}

/** Makes [ReaderApplication], which says what its fields mean; from another one, or from nothing. */
public class ReaderApplicationBuilder() {
    private var built: ReaderApplication = ReaderApplication()

    public constructor(from: ReaderApplication) : this() {
        built = from
    }

    public fun facility(facility: FacilityKind): ReaderApplicationBuilder =
        apply { built = built.copy(facility = facility) }

    public fun maker(maker: String): ReaderApplicationBuilder = apply { built = built.copy(maker = maker) }

    public fun readers(readers: Int): ReaderApplicationBuilder = apply { built = built.copy(readers = readers) }

    public fun portalAccount(portalAccount: Boolean): ReaderApplicationBuilder =
        apply { built = built.copy(portalAccount = portalAccount) }

    public fun product(product: String): ReaderApplicationBuilder = apply { built = built.copy(product = product) }

    public fun build(): ReaderApplication = built
}

/** Makes [EstimateRequest], which says what its fields mean; from another one, or from nothing. */
public class EstimateRequestBuilder() {
    private var built: EstimateRequest = EstimateRequest()

    public constructor(from: EstimateRequest) : this() {
        built = from
    }

    public fun readerApplied(readerApplied: Boolean): EstimateRequestBuilder =
        apply { built = built.copy(readerApplied = readerApplied) }

    public fun scope(scope: List<Work>): EstimateRequestBuilder = apply { built = built.copy(scope = scope) }

    public fun wishedStart(wishedStart: WishedStart): EstimateRequestBuilder =
        apply { built = built.copy(wishedStart = wishedStart) }

    public fun readerProduct(readerProduct: String): EstimateRequestBuilder =
        apply { built = built.copy(readerProduct = readerProduct) }

    public fun terminalOs(terminalOs: String): EstimateRequestBuilder =
        apply { built = built.copy(terminalOs = terminalOs) }

    public fun line(line: LineKind): EstimateRequestBuilder = apply { built = built.copy(line = line) }

    public fun hasElectronicChart(hasElectronicChart: Boolean): EstimateRequestBuilder =
        apply { built = built.copy(hasElectronicChart = hasElectronicChart) }

    public fun wantsMedicineAndCheckupData(wantsMedicineAndCheckupData: Boolean): EstimateRequestBuilder =
        apply { built = built.copy(wantsMedicineAndCheckupData = wantsMedicineAndCheckupData) }

    public fun readerPlace(readerPlace: String): EstimateRequestBuilder =
        apply { built = built.copy(readerPlace = readerPlace) }

    public fun ordersComputers(ordersComputers: Boolean): EstimateRequestBuilder =
        apply { built = built.copy(ordersComputers = ordersComputers) }

    public fun options(options: String): EstimateRequestBuilder = apply { built = built.copy(options = options) }

    public fun name(name: String): EstimateRequestBuilder = apply { built = built.copy(name = name) }

    public fun contact(contact: String): EstimateRequestBuilder = apply { built = built.copy(contact = contact) }

    public fun telephone(telephone: String): EstimateRequestBuilder =
        apply { built = built.copy(telephone = telephone) }

    public fun build(): EstimateRequest = built
}

/** Makes [UsageApplication], which says what its fields mean; from another one, or from nothing. */
public class UsageApplicationBuilder() {
    private var built: UsageApplication = UsageApplication()

    public constructor(from: UsageApplication) : this() {
        built = from
    }

    public fun line(line: LineKind): UsageApplicationBuilder = apply { built = built.copy(line = line) }

    public fun firstUseMonth(firstUseMonth: YearMonth?): UsageApplicationBuilder =
        apply { built = built.copy(firstUseMonth = firstUseMonth) }

    public fun connectingComputers(connectingComputers: Long): UsageApplicationBuilder =
        apply { built = built.copy(connectingComputers = connectingComputers) }

    public fun certificates(certificates: Long): UsageApplicationBuilder =
        apply { built = built.copy(certificates = certificates) }

    public fun onlineClaims(onlineClaims: OnlineClaims): UsageApplicationBuilder =
        apply { built = built.copy(onlineClaims = onlineClaims) }

    public fun fibre(fibre: Boolean): UsageApplicationBuilder = apply { built = built.copy(fibre = fibre) }

    public fun nttLine(nttLine: Boolean): UsageApplicationBuilder = apply { built = built.copy(nttLine = nttLine) }

    public fun customerId(customerId: String): UsageApplicationBuilder =
        apply { built = built.copy(customerId = customerId) }

    public fun testMonth(testMonth: YearMonth?): UsageApplicationBuilder =
        apply { built = built.copy(testMonth = testMonth) }

    public fun build(): UsageApplication = built
}

/** Makes [ReceiptBreakdown], which says what its fields mean; from another one, or from nothing. */
public class ReceiptBreakdownBuilder() {
    private var built: ReceiptBreakdown = ReceiptBreakdown()

    public constructor(from: ReceiptBreakdown) : this() {
        built = from
    }

    public fun issuedOn(issuedOn: LocalDate?): ReceiptBreakdownBuilder =
        apply { built = built.copy(issuedOn = issuedOn) }

    public fun prefecture(prefecture: String): ReceiptBreakdownBuilder =
        apply { built = built.copy(prefecture = prefecture) }

    public fun institutionCode(institutionCode: String): ReceiptBreakdownBuilder =
        apply { built = built.copy(institutionCode = institutionCode) }

    public fun name(name: String): ReceiptBreakdownBuilder = apply { built = built.copy(name = name) }

    public fun lines(lines: List<ReceiptLine>): ReceiptBreakdownBuilder = apply { built = built.copy(lines = lines) }

    /** Adds a row (yen). */
    @JvmOverloads
    public fun line(item: String, eligible: Long?, ineligible: Long?, detail: String = ""): ReceiptBreakdownBuilder =
        apply {
            val own = built.lines as? Rows ?: Rows(built.lines.orEmpty()).also { built = built.copy(lines = it) }
            own.add(ReceiptLine(item, eligible, ineligible, detail))
        }

    /** The rows of this builder, to which more are added in place. */
    private class Rows(from: List<ReceiptLine>) : ArrayList<ReceiptLine>(from)

    public fun subtotalEligible(subtotalEligible: Long): ReceiptBreakdownBuilder =
        apply { built = built.copy(subtotalEligible = subtotalEligible) }

    public fun subtotalIneligible(subtotalIneligible: Long): ReceiptBreakdownBuilder =
        apply { built = built.copy(subtotalIneligible = subtotalIneligible) }

    public fun total(total: Long): ReceiptBreakdownBuilder = apply { built = built.copy(total = total) }

    public fun scoreTable(scoreTable: Int): ReceiptBreakdownBuilder =
        apply { built = built.copy(scoreTable = scoreTable) }

    public fun receiptTotal(receiptTotal: Long): ReceiptBreakdownBuilder =
        apply { built = built.copy(receiptTotal = receiptTotal) }

    public fun build(): ReceiptBreakdown = built.copy(lines = built.lines?.toList())
}

/** Makes [CompletionReport], which says what its fields mean; from another one, or from nothing. */
public class CompletionReportBuilder() {
    private var built: CompletionReport = CompletionReport()

    public constructor(from: CompletionReport) : this() {
        built = from
    }

    public fun reportedOn(reportedOn: LocalDate?): CompletionReportBuilder =
        apply { built = built.copy(reportedOn = reportedOn) }

    public fun completedOn(completedOn: LocalDate?): CompletionReportBuilder =
        apply { built = built.copy(completedOn = completedOn) }

    public fun prefecture(prefecture: String): CompletionReportBuilder =
        apply { built = built.copy(prefecture = prefecture) }

    public fun institutionCode(institutionCode: String): CompletionReportBuilder =
        apply { built = built.copy(institutionCode = institutionCode) }

    public fun name(name: String): CompletionReportBuilder = apply { built = built.copy(name = name) }

    public fun founder(founder: String): CompletionReportBuilder = apply { built = built.copy(founder = founder) }

    public fun postalCode(postalCode: String): CompletionReportBuilder =
        apply { built = built.copy(postalCode = postalCode) }

    public fun address(address: String): CompletionReportBuilder = apply { built = built.copy(address = address) }

    public fun telephone(telephone: String): CompletionReportBuilder =
        apply { built = built.copy(telephone = telephone) }

    public fun scoreTable(scoreTable: Int): CompletionReportBuilder =
        apply { built = built.copy(scoreTable = scoreTable) }

    public fun build(): CompletionReport = built
}

/** Makes [SubsidyApplication], which says what its fields mean; from another one, or from nothing. */
public class SubsidyApplicationBuilder() {
    private var built: SubsidyApplication = SubsidyApplication()

    public constructor(from: SubsidyApplication) : this() {
        built = from
    }

    public fun appliedOn(appliedOn: LocalDate?): SubsidyApplicationBuilder =
        apply { built = built.copy(appliedOn = appliedOn) }

    public fun paidOn(paidOn: LocalDate?): SubsidyApplicationBuilder = apply { built = built.copy(paidOn = paidOn) }

    public fun project(project: Project): SubsidyApplicationBuilder = apply { built = built.copy(project = project) }

    public fun amount(amount: Long): SubsidyApplicationBuilder = apply { built = built.copy(amount = amount) }

    public fun receiptAttached(receiptAttached: Boolean): SubsidyApplicationBuilder =
        apply { built = built.copy(receiptAttached = receiptAttached) }

    public fun breakdown(breakdown: ReceiptBreakdown): SubsidyApplicationBuilder =
        apply { built = built.copy(breakdown = breakdown) }

    public fun report(report: CompletionReport): SubsidyApplicationBuilder =
        apply { built = built.copy(report = report) }

    public fun deferral(deferral: Int): SubsidyApplicationBuilder = apply { built = built.copy(deferral = deferral) }

    public fun build(): SubsidyApplication = built
}
