package hypervisor.source.libvirt.domain;

import hypervisor.source.libvirt.message.TypedParam;
import hypervisor.source.libvirt.message.TypedParam.Value;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Typed parameters whose dotted names begin alike, read by the rest of their names.
///
/// ```
/// all               block.1.name   block.1.rd.reqs   block.3.name
/// .under("block")   1.name         1.rd.reqs         3.name
/// .numbered()       1: name  rd.reqs                 3: name
/// ```
///
/// Nothing is copied but the lists, and a name looked up is compared with every name in its list: the lists are short.
/// Names nobody looks up are not seen at all.
final class Params {
    private static final int MAX_DIGITS = 9;

    private final List<TypedParam> params;
    private final int from;

    private Params(List<TypedParam> params, int from) {
        this.params = params;
        this.from = from;
    }

    static Params of(List<TypedParam> params) {
        return new Params(params, 0);
    }

    boolean isEmpty() {
        return params.isEmpty();
    }

    /// Those whose names begin with the group's and a dot, by what follows it.
    Params under(String group) {
        int end = from + group.length();
        List<TypedParam> members = new ArrayList<>();
        for (TypedParam param : params) {
            String field = param.field();
            if (field.length() > end && field.charAt(end) == '.' && field.startsWith(group, from)) {
                members.add(param);
            }
        }
        return new Params(members, end + 1);
    }

    /// Those whose names begin with a number and a dot, by that number. The numbers have gaps; `count` is none of them.
    SortedMap<Integer, Params> numbered() {
        SortedMap<Integer, Params> byNumber = new TreeMap<>();
        for (TypedParam param : params) {
            int dot = param.field().indexOf('.', from);
            int number = number(param.field(), from, dot);
            if (number >= 0) {
                int after = dot + 1;
                // 1 and 01 are the same number, of different length: names of one list begin at one place
                Params members = byNumber.computeIfAbsent(number, _ -> new Params(new ArrayList<>(), after));
                if (members.from == after) {
                    members.params.add(param);
                }
            }
        }
        return byNumber;
    }

    /// A whole number, whatever its type. Null where there is none, or libvirt says that it does not know.
    @Nullable Long number(String name) {
        Value value = find(name);
        return value == null ? null : value.number();
    }

    /// Null for a number that no `int` holds, too.
    @Nullable Integer integer(String name) {
        Long number = number(name);
        return number == null || number != number.intValue() ? null : number.intValue();
    }

    @Nullable Boolean bool(String name) {
        Long number = number(name);
        return number == null ? null : number != 0;
    }

    @Nullable String text(String name) {
        Value value = find(name);
        return value == null ? null : value.text();
    }

    /// Every number whose name is wanted, sorted by name.
    Map<String, Number> numbers(Predicate<String> wanted) {
        SortedMap<String, Number> numbers = new TreeMap<>();
        for (TypedParam param : params) {
            String name = param.field().substring(from);
            Number number = param.value() instanceof Value.Real(double real)
                    ? (Number) real
                    : param.value().number();
            if (number != null && wanted.test(name)) {
                numbers.putIfAbsent(name, number);
            }
        }
        return Collections.unmodifiableMap(numbers);
    }

    private @Nullable Value find(String name) {
        int length = from + name.length();
        for (TypedParam param : params) {
            if (param.field().length() == length && param.field().endsWith(name)) {
                return param.value();
            }
        }
        return null;
    }

    /// The number that stands there, -1 if none does.
    private static int number(String text, int start, int end) {
        if (end <= start || end - start > MAX_DIGITS) {
            return -1;
        }
        int number = 0;
        for (int i = start; i < end; i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            number = number * 10 + digit;
        }
        return number;
    }
}
