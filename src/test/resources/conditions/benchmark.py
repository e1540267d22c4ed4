"""Times CPython's eval of compiled expressions, as Study Governor evaluates conditions, and their compilation. Reads one
expression a line and answers with nanoseconds: 'eval compile'."""
import datetime
import sys
import timeit


class Experiment:
    pass


experiment = Experiment()
experiment.label = "exp1"
experiment.scandate = datetime.datetime(2020, 5, 17, 12, 30)
experiment.state = "scanned"
experiment.variables = {"test": 42}
GLOBALS = {"experiment": experiment, "callbacks": {}}
LOCALS = {"datetime": datetime}


def nanoseconds(statement, names):
    """The best of several runs: what disturbs a run only ever makes it slower."""
    timer = timeit.Timer(statement, globals=names)
    number, _ = timer.autorange()
    return min(timer.repeat(repeat=10, number=number)) / number * 1e9


for line in sys.stdin:
    text = line.strip()
    names = {"code": compile(text, "<condition>", "eval"), "text": text, "known": GLOBALS, "local": LOCALS}
    run = nanoseconds("eval(code, known, local)", names)
    read = nanoseconds("compile(text, '<condition>', 'eval')", names)
    print("%.1f %.1f" % (run, read))
