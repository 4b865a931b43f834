package onshi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

/** The same from Java. */
class JavaTest {
    @Test
    void assess() {
        var clinic = new Project(
                FacilityKind.CLINIC, 1, 429_000, LocalDate.of(2021, 3, 31), null, null, null, false);
        assertEquals(429_000, Onshi.assess(clinic).getSubsidy());
        var error = assertThrows(OnshiException.class, () -> Onshi.assess(clinic, "2030-01"));
        assertEquals("unknown_edition", error.getCode());
    }

    @Test
    void check() {
        var report = Onshi.check(new InstitutionCode("０１－１－０１１２４８８", "", null));
        assertEquals("check_digit_mismatch", report.getFindings().get(0).getCode());
        assertEquals("code", report.getFindings().get(0).getPath());
    }
}
