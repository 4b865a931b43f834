package onshi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The same from Java: no class whose name ends in Kt, no list of arguments that says nothing. */
class JavaTest {
    private static final LocalDate MARCH = LocalDate.of(2021, 3, 31);
    private static final LocalDate APRIL = LocalDate.of(2021, 4, 1);

    private final Project clinic =
            new ProjectBuilder(FacilityKind.CLINIC).readers(1).cost(300_000).readerAppliedOn(APRIL).build();

    @Test
    void assess() {
        var answer = Onshi.assess(clinic);
        assertEquals(225_000, answer.getSubsidy());
        assertEquals(75_000, answer.getSelfPay());
        assertEquals(Track.STANDARD, answer.getTrack());
        assertEquals(300_000, Onshi.assess(new ProjectBuilder(clinic).readerAppliedOn(MARCH).build()).getSubsidy());
    }

    @Test
    void refusals() {
        var pharmacy = new ProjectBuilder(clinic).facility(FacilityKind.PHARMACY).build();
        var refused = assertThrows(OnshiException.Input.class, () -> Onshi.assess(pharmacy));
        assertEquals("missing_field", refused.getCode());
        assertEquals("group_prescriptions_per_month", refused.getField());
        assertFalse(refused.getMessages().getJa().isEmpty());
        var unknown = assertThrows(OnshiException.Edition.class, () -> Onshi.edition("2030-01"));
        assertEquals("unknown_edition", unknown.getCode());
        var nothing = new ProjectBuilder(FacilityKind.CLINIC).build();
        var missing = Onshi.errors(nothing).stream().map(Problem::getField).toList();
        assertEquals(List.of("readers", "cost", "reader_applied_on"), missing);
    }

    @Test
    void aList() {
        var wrong = new ProjectBuilder(clinic).cost(-1).build();
        var outcomes = Onshi.assessAll(List.of(clinic, wrong, clinic));
        assertEquals(3, outcomes.size());
        assertEquals(225_000, outcomes.get(2).orThrow().getSubsidy());
        if (outcomes.get(1) instanceof Outcome.Refused refused) {
            assertEquals("cost", refused.getProblem().getField());
        } else {
            throw new AssertionError(outcomes.get(1));
        }
    }

    @Test
    void columnsAndReaders() {
        var comparison = Onshi.compare(new ProjectBuilder(FacilityKind.CLINIC).readers(1).cost(429_000).build());
        assertEquals(108_000, comparison.getGain());
        var hospital = new ProjectBuilder(FacilityKind.HOSPITAL).cost(2_101_000).readerAppliedOn(MARCH).build();
        var subsidies = Onshi.options(hospital).stream().map(Assessment::getSubsidy).toList();
        assertEquals(List.of(2_101_000L, 2_002_000L, 1_903_000L), subsidies);
    }

    /** What may be missing can be taken away again. */
    @Test
    void withoutADeadline() {
        var edition = new EditionBuilder(Onshi.edition("2022-08"))
                .track(Track.MANDATE, track -> track.vendorContractBy(null).operationStartsFrom(null).operationStartsTo(null))
                .build();
        var june = new ProjectBuilder(clinic).readerAppliedOn(LocalDate.of(2022, 6, 7)).vendorContractOn(null).build();
        assertEquals(300_000, Onshi.assess(june, edition).getSubsidy());
        assertThrows(OnshiException.Input.class, () -> Onshi.assess(june));
    }

    @Test
    void whatIf() {
        var edition = new EditionBuilder(Onshi.edition("2022-08"))
                .row(Category.CLINIC_OR_PHARMACY, 1, Track.STANDARD, row -> row.base(200_000).ceiling(150_000))
                .build();
        assertTrue(Onshi.check(edition).getOk());
        var answer = Onshi.assess(clinic, edition);
        assertEquals(150_000, answer.getSubsidy());
        assertEquals(Basis.CHOSEN, answer.getBasis());
        assertThrows(UnsupportedOperationException.class, () -> Onshi.edition("2022-08").getRows().clear());
    }

    @Test
    void plan() {
        var milestones = new MilestonesBuilder(FacilityKind.CLINIC)
                .equipmentSetUpOn(LocalDate.of(2021, 6, 10))
                .done(List.of(Step.RECEIVE_READER))
                .build();
        var usage = Onshi.plan(milestones).getSteps().get(3);
        assertEquals(LocalDate.of(2021, 6, 3), usage.getDueOn());
        assertTrue(Onshi.toIcs(milestones, Instant.EPOCH, Language.EN).startsWith("BEGIN:VCALENDAR"));
    }

    @Test
    void forms() {
        var code = new InstitutionCodeBuilder().code("０１－１－０１１２４８８").build();
        assertEquals("check_digit_mismatch", Onshi.check(code).getFindings().get(0).getCode());
        var receipt = new ReceiptBreakdownBuilder().line("設置・設定", 100_000L, 20_000L).build();
        assertEquals(120_000, Onshi.draft(receipt).getTotal());
        assertNull(receipt.getTotal());
        var usage = new UsageApplicationBuilder().firstUseMonth(YearMonth.of(2021, 3)).line(LineKind.IP_VPN).build();
        assertFalse(Onshi.check(usage).getOk());
    }

    @Test
    void json() {
        assertTrue(OnshiJson.check("institution_code", "0110112489").contains("\"ok\":true"));
        assertThrows(OnshiException.class, () -> OnshiJson.assess("{"));
    }
}
