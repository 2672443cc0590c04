package dev.chainrule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.chainrule.startup.StartupRefused;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ApplicationTest {

    /** German parts thousands by points and decimals by commas, Egypt and Iran have digits of their own. */
    @ParameterizedTest
    @ValueSource(strings = {"de-DE", "ar-EG", "fa-IR"})
    void writesNumbersInEnglishWhateverTheMachineSpeaks(String tag) {
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.forLanguageTag(tag));
        try {
            assertThat("%,d and %.1f of run %d".formatted(1234, 0.5, 7)).isNotEqualTo("1,234 and 0.5 of run 7");

            assertThatThrownBy(() -> Application.main(new String[] {"--server.address=192.0.2.1"}))
                    .isInstanceOf(StartupRefused.class);

            assertThat("%,d and %.1f of run %d".formatted(1234, 0.5, 7)).isEqualTo("1,234 and 0.5 of run 7");
        } finally {
            Locale.setDefault(before);
        }
    }
}
