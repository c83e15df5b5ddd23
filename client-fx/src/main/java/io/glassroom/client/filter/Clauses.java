package io.glassroom.client.filter;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What the chips of the filter bar do to a filter. A filter is seen as clauses joined by `&&`; the chips own one that
/// holds nothing but flags joined by `||`, and one comparison for each field that has a menu. The rest is left as it
/// was.
public final class Clauses {

    private Clauses() {}

    /// The flags that the chips show as pressed.
    public static Set<FilterFlag> flags(Filter filter) {
        return split(filter).stream()
                .filter(Clauses::isFlags)
                .findFirst()
                .map(Clauses::collect)
                .orElseGet(() -> EnumSet.noneOf(FilterFlag.class));
    }

    /// The same filter with one flag pressed or released.
    public static Filter toggle(Filter filter, FilterFlag flag) {
        List<Filter> clauses = split(filter);
        Set<FilterFlag> flags = flags(filter);
        if (!flags.remove(flag)) {
            flags.add(flag);
        }
        Optional<Filter> replacement =
                flags.stream().<Filter>map(Filter.Flag::new).reduce(Filter.Or::new);
        return replace(clauses, clauses.stream().filter(Clauses::isFlags).findFirst(), replacement);
    }

    /// The value that a field must be equal to, if a clause says so.
    public static Optional<String> value(Filter filter, FilterField field) {
        return equality(split(filter), field).map(Filter.CompareText::value);
    }

    /// The same filter with the field bound to a value, or to none.
    public static Filter bind(Filter filter, FilterField field, Optional<String> value) {
        List<Filter> clauses = split(filter);
        return replace(
                clauses,
                equality(clauses, field).map(Filter.class::cast),
                value.map(text -> new Filter.CompareText(field, Operator.EQUAL, text)));
    }

    /// The same filter with a number bound to a range, whatever it was compared with before.
    public static Filter limit(Filter filter, FilterField field, long least, long most) {
        Filter rest = split(filter).stream()
                .filter(clause -> !(clause instanceof Filter.CompareNumber compare && compare.field() == field))
                .reduce(new Filter.All(), Filter::and);
        return rest.and(new Filter.CompareNumber(field, Operator.AT_LEAST, least))
                .and(new Filter.CompareNumber(field, Operator.AT_MOST, most));
    }

    /// Both; a clause that is there already is not repeated.
    public static Filter join(Filter filter, Filter clause) {
        return split(filter).contains(clause) ? filter : filter.and(clause);
    }

    private static Filter replace(List<Filter> clauses, Optional<Filter> old, Optional<Filter> fresh) {
        var result = new ArrayList<Filter>(clauses);
        int at = old.map(result::indexOf).orElse(result.size());
        old.ifPresent(result::remove);
        fresh.ifPresent(clause -> result.add(at, clause));
        return result.stream().reduce(new Filter.All(), Filter::and);
    }

    private static Optional<Filter.CompareText> equality(List<Filter> clauses, FilterField field) {
        return clauses.stream()
                .filter(clause -> clause instanceof Filter.CompareText compare
                        && compare.field() == field
                        && compare.operator() == Operator.EQUAL)
                .map(Filter.CompareText.class::cast)
                .findFirst();
    }

    private static List<Filter> split(Filter filter) {
        return switch (filter) {
            case Filter.All() -> List.of();
            case Filter.And(Filter left, Filter right) -> {
                var both = new ArrayList<>(split(left));
                both.addAll(split(right));
                yield both;
            }
            case Filter.Or or -> List.of(or);
            case Filter.Not not -> List.of(not);
            case Filter.Flag flag -> List.of(flag);
            case Filter.Present present -> List.of(present);
            case Filter.CompareNumber compare -> List.of(compare);
            case Filter.CompareText compare -> List.of(compare);
            case Filter.PresentJson present -> List.of(present);
            case Filter.CompareJson compare -> List.of(compare);
        };
    }

    private static boolean isFlags(Filter filter) {
        return switch (filter) {
            case Filter.Flag flag -> true;
            case Filter.Or(Filter left, Filter right) -> isFlags(left) && isFlags(right);
            case Filter.All all -> false;
            case Filter.And and -> false;
            case Filter.Not not -> false;
            case Filter.Present present -> false;
            case Filter.CompareNumber compare -> false;
            case Filter.CompareText compare -> false;
            case Filter.PresentJson present -> false;
            case Filter.CompareJson compare -> false;
        };
    }

    private static Set<FilterFlag> collect(Filter flags) {
        var collected = EnumSet.noneOf(FilterFlag.class);
        if (flags instanceof Filter.Or(Filter left, Filter right)) {
            collected.addAll(collect(left));
            collected.addAll(collect(right));
        } else if (flags instanceof Filter.Flag(FilterFlag flag)) {
            collected.add(flag);
        }
        return collected;
    }
}
