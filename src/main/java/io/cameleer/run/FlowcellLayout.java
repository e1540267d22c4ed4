package io.cameleer.run;

import org.jspecify.annotations.Nullable;

/** RunInfo.xml's FlowcellLayout, as written: {@code tiles} counts the tiles of one swath (of one section, where there are sections). */
public record FlowcellLayout(
        @Nullable Integer lanes,
        @Nullable Integer surfaces,
        @Nullable Integer swaths,
        @Nullable Integer tiles,
        @Nullable Integer sections) {}
