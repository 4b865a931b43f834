package onshi;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class JavaTest {
    @Test
    void latest() {
        assertEquals("2022-08", Onshi.latestEdition());
    }
}
