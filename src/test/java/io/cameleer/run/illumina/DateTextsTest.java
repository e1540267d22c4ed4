package io.cameleer.run.illumina;

import static org.assertj.core.api.Assertions.assertThat;

import io.cameleer.run.RunDate;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DateTextsTest {

    @ParameterizedTest
    @CsvSource({
        "180619, , 2018-06-19",
        "20220912, , 2022-09-12",
        "6/19/2018 11:54:50 AM, , 2018-06-19T11:54:50",
        "11/25/2020 4:50:01 PM, , 2020-11-25T16:50:01",
        "12/1/2020 12:00:01 AM, 2020-12-01, 2020-12-01T00:00:01",
        "12/1/2020 12:00:01 PM, 2020-12-01, 2020-12-01T12:00:01",
        "17/01/2020 12:52:58, , 2020-01-17T12:52:58",
        "03/02/2020 12:52:58, 2020-02-03, 2020-02-03T12:52:58",
        "03/02/2020 12:52:58, 2020-03-02, 2020-03-02T12:52:58",
        "03/02/2020 12:52:58, 2019-01-01, 2020-03-02T12:52:58",
        "03/02/2020, 2020-02-03, 2020-02-03",
        "3/1/2020 23:52:58, 2020-01-02, 2020-01-03T23:52:58",
        "3/1/2020 23:52:58, 2020-02-29, 2020-03-01T23:52:58",
        "2023-12-16T07:36:45Z, , 2023-12-16T07:36:45Z",
        "2022-09-12T16:32:24-07:00, , 2022-09-12T16:32:24-07:00",
        "2025-01-27T16:17:59.123456789Z, , 2025-01-27T16:17:59.123456789Z",
        "2023-10-18T15:42:54, , 2023-10-18T15:42:54",
        "2023-10-18, , 2023-10-18",
    })
    void every_form_in_use_is_read(String text, @Nullable LocalDate named, String iso) {
        assertThat(parse(text, named).map(RunDate::iso)).contains(iso);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "180631",
                "20221301",
                "13/13/2020",
                "31/02/2020",
                "1/1/2020 25:00:00",
                "yesterday",
                "0001-01-01T00:00:00",
                "9999-99-99",
                "99/99/9999",
                "1234567",
                "2024-01-01T"
            })
    void what_is_no_date_is_none(String text) {
        assertThat(parse(text, null)).isEmpty();
    }

    @Test
    void the_decision_between_day_and_month_is_told() {
        assertThat(parse("03/02/2020", LocalDate.of(2020, 2, 3)).map(RunDate::how))
                .contains("day before month, as the run's name says");
        assertThat(parse("17/01/2020", null).map(RunDate::how)).contains("day before month, as there is no month 17");
        assertThat(parse("180619", null).map(RunDate::how)).contains("");
    }

    @ParameterizedTest
    @CsvSource({
        "180619_A00291_0044_BH5WJJDMXX, 2018-06-19",
        "20230418_LH00130_0003_B223YTFLT3, 2023-04-18",
        "180619, 2018-06-19",
        "1806190_x,",
        "run_180619,",
        "999999_x,",
        "'',",
    })
    void a_name_may_start_with_its_date(String name, @Nullable LocalDate date) {
        assertThat(DateTexts.atStart(name).orElse(null)).isEqualTo(date);
    }

    @Test
    void an_instant_is_shown_on_the_clock_of_any_zone_and_other_times_as_they_stand() {
        ZoneId zone = ZoneId.of("America/Los_Angeles");
        assertThat(parse("2023-12-16T07:36:45Z", null).orElseThrow().at(zone))
                .isEqualTo(LocalDateTime.parse("2023-12-15T23:36:45"));
        assertThat(parse("6/19/2018 11:54:50 AM", null).orElseThrow().at(zone))
                .isEqualTo(LocalDateTime.parse("2018-06-19T11:54:50"));
        assertThat(parse("180619", null).orElseThrow().at(zone)).isEqualTo(LocalDateTime.parse("2018-06-19T00:00"));
    }

    @Property
    void any_text_is_a_date_or_none(@ForAll String text) {
        assertThat(parse(text, null)).isNotNull();
        assertThat(DateTexts.atStart(text)).isNotNull();
    }

    private static Optional<RunDate> parse(String text, @Nullable LocalDate named) {
        return DateTexts.parse(text, "RunInfo.xml", named);
    }
}
