package io.cameleer.workflow;

/** What one file may still cost, the texts within it that hold YAML included. Aliases make small files large, so that what they stand for is counted. */
final class Budget {

    private int nodes = Limits.NODES;
    private int conditionCharacters = Limits.CONDITIONS;

    /** Takes so many values, or ends the reading. */
    void takeNodes(int count, Position position) {
        nodes -= Math.min(count, nodes + 1);
        if (nodes < 0) {
            throw new YamlFault(
                    position,
                    "the document holds more than %d values, each alias counted as what it stands for"
                            .formatted(Limits.NODES),
                    "split the workflow, or use fewer aliases");
        }
    }

    /** Takes the characters of a condition that is to be checked, or answers that there are too many of them. */
    boolean takeCondition(int characters) {
        conditionCharacters -= Math.min(characters, conditionCharacters + 1);
        return conditionCharacters >= 0;
    }
}
