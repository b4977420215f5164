package io.github.cccsdk.internal.wire;

import io.github.cccsdk.works.Work;
import java.util.List;

/** A page of works: how many there are in all, and those on this page. */
public record FoundWorks(int total, List<Work> works) {}
