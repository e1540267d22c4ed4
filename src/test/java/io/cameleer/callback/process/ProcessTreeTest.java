package io.cameleer.callback.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ProcessTreeTest {

    @Test
    void a_process_that_has_not_begun_its_own_session_yet_takes_nothing_of_the_services_session_with_it()
            throws Exception {
        String mark = UUID.randomUUID().toString();
        ProcessBuilder begun = new ProcessBuilder("sleep", "1000");
        begun.environment().put("CAMELEER_TEST_MARK", mark);
        Process member = begun.start();
        Process bystander = new ProcessBuilder("sleep", "1000").start();
        try {
            assertThat(new ProcessTree(null, List.of("CAMELEER_TEST_MARK=" + mark), true).end(Duration.ofSeconds(5)))
                    .isEmpty();

            assertThat(member.isAlive()).isFalse();
            assertThat(bystander.isAlive()).isTrue();
        } finally {
            bystander.destroyForcibly();
            member.destroyForcibly();
        }
    }
}
