package hypervisor.source.libvirt.domain;

import hypervisor.source.libvirt.domain.DomainStatistics.Block;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;

/// Reads group `block` of a domain's statistics.
///
/// ```
/// block.0.name          vda
/// block.0.path          /images/top.qcow2    none for network disks and empty drives
/// block.0.backingIndex  7
/// block.0.rd.reqs       12
/// block.1.name          vda                  the same disk again: an image of its backing chain, or the target of a
/// block.1.path          /images/base.qcow2   mirror or backup; without counters
/// block.1.backingIndex  8
/// ```
final class BlockParser {
    private BlockParser() {}

    static List<Block> parse(SortedMap<Integer, Params> blocks) {
        Map<String, Integer> tops = tops(blocks);
        List<Block> list = new ArrayList<>(blocks.size());
        blocks.forEach((index, params) -> {
            String name = params.text("name");
            if (name != null) {
                list.add(block(index, name, index.equals(tops.get(name)), params));
            }
        });
        return list;
    }

    /// The entry that is the disk itself, by its name: the first that has counters, or else (a stuck domain's have
    /// none) the first.
    private static Map<String, Integer> tops(SortedMap<Integer, Params> blocks) {
        Map<String, Integer> tops = new HashMap<>();
        Set<String> counted = new HashSet<>();
        blocks.forEach((index, params) -> {
            String name = params.text("name");
            if (name != null && params.number("rd.reqs") != null && counted.add(name)) {
                tops.put(name, index);
            } else if (name != null) {
                tops.putIfAbsent(name, index);
            }
        });
        return tops;
    }

    private static Block block(int index, String name, boolean top, Params params) {
        return new Block(
                index,
                name,
                params.text("path"),
                params.integer("backingIndex"),
                top,
                params.number("rd.reqs"),
                params.number("rd.bytes"),
                params.number("rd.times"),
                params.number("wr.reqs"),
                params.number("wr.bytes"),
                params.number("wr.times"),
                params.number("fl.reqs"),
                params.number("fl.times"),
                params.number("errors"),
                params.number("allocation"),
                params.number("capacity"),
                params.number("physical"),
                params.number("threshold"));
    }
}
