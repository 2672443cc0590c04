package dev.chainrule.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class AllowedHostsTest {

    private final AllowedHosts hosts = new AllowedHosts(List.of("lab.example", "chainrule:8080", "[fd00::7]"));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "localhost",
                "LocalHost:8080",
                "127.0.0.1",
                "127.0.0.1:65535",
                "[::1]",
                "[::1]:1",
                "lab.example",
                "LAB.example:9",
                "chainrule:8080",
                "[FD00::7]:80"
            })
    void answersUnderItsOwnNames(String host) {
        assertThat(hosts.allows(host)).isTrue();
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                " ",
                "evil.example",
                "localhost.evil.example",
                "evil-localhost",
                "localhost.",
                "localhost:",
                "localhost:0",
                "localhost:65536",
                "localhost:99999999999",
                "localhost:80:80",
                "localhost:8080@evil.example",
                "user@localhost",
                "localhost/path",
                " localhost",
                "localhost,evil.example",
                "localhost\u0000",
                "127.0.0.2",
                "127.1",
                "2130706433",
                "0.0.0.0",
                "::1",
                "[::1",
                "[::]",
                "[0:0:0:0:0:0:0:1]",
                "sub.lab.example",
                "chainrule",
                "chainrule:8081"
            })
    void refusesEveryOtherName(String host) {
        assertThat(hosts.allows(host)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "*",
                "*.example",
                "http://lab.example",
                "lab.example/",
                "lab example",
                "lab.example:0",
                "lab.example:http",
                ""
            })
    void configurationThatIsNoHostIsNamed(String entry) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new AllowedHosts(List.of(entry)))
                .withMessageContaining("chainrule.allowed-hosts: \"" + entry + "\" is no host");
    }

    @Test
    void spacesAroundAConfiguredNameDoNotCount() {
        assertThat(new AllowedHosts(List.of(" lab.example ")).allows("lab.example"))
                .isTrue();
    }
}
