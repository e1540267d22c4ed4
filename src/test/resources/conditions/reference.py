"""Evaluates expressions, one JSON string a line, as Study Governor does, and answers with one JSON document a line:
{"value": canonical text} or {"error": name of the exception}. The context is the first line."""
import datetime
import json
import re
import resource
import signal
import sys
import types
import warnings

warnings.simplefilter("ignore")
sys.setrecursionlimit(300)
resource.setrlimit(resource.RLIMIT_AS, (1 << 30, 1 << 30))
SECONDS = 5


def stop(number, frame):
    raise TimeoutError("took more than %d seconds" % SECONDS)


signal.signal(signal.SIGALRM, stop)


class Record(dict):
    """Metadata: by attribute or by key; an absent attribute is None."""

    def __getattribute__(self, name):
        if name.startswith("_") or name in DICT_METHODS:
            return dict.__getattribute__(self, name)
        return self.get(name)


DICT_METHODS = {"get", "keys", "values", "items", "copy", "fromkeys"}


class Experiment:
    def __repr__(self):
        return "<Experiment %s>" % self.label


class Member(str):
    """A member of an enumeration that is a text too, as Study Governor's status and result are."""

    value = name = property(str)


class CallbackExecution:
    def __repr__(self):
        return "<CallbackExecution %s %s>" % (self.status, self.result)


def record(value):
    if isinstance(value, dict):
        return Record((key, record(each)) for key, each in value.items())
    if isinstance(value, list):
        return [record(each) for each in value]
    return value


def names(context):
    experiment = Experiment()
    for key, value in context["experiment"].items():
        if key == "scandate":
            value = datetime.datetime.fromisoformat(value)
        elif key in ("metadata", "sample", "technique"):
            value = record(value)
        setattr(experiment, key, value)
    callbacks = {}
    for label, values in context["callbacks"].items():
        callback = CallbackExecution()
        callback.__dict__.update(values, status=Member(values["status"]), result=Member(values["result"]))
        callbacks[label] = callback
    return {"experiment": experiment, "callbacks": callbacks, "datetime": datetime}


def canonical(value):
    """The value as text that does not depend on how it is held: sets are sorted, iterators are laid out."""
    kind = type(value)
    if isinstance(value, (set, frozenset)):
        return kind.__name__ + "{" + ", ".join(sorted(canonical(each) for each in value)) + "}"
    if isinstance(value, (types.GeneratorType, map, filter, zip, enumerate, reversed)) or kind.__name__.endswith("iterator"):
        return "iterator[" + ", ".join(canonical(each) for each in value) + "]"
    if isinstance(value, dict):
        return "dict{" + ", ".join(canonical(key) + ": " + canonical(each) for key, each in value.items()) + "}"
    if kind.__name__ in ("list", "tuple", "dict_keys", "dict_values", "dict_items"):
        return kind.__name__ + "[" + ", ".join(canonical(each) for each in value) + "]"
    if callable(value) and not isinstance(value, type):
        return "function"
    return repr(value)


def answer(expression, known):
    signal.alarm(SECONDS)
    try:
        value = eval(expression.strip(" \t"), dict(known))
        return {"value": re.sub(r" at 0x[0-9a-f]+", "", canonical(value)), "truth": bool(value)}
    except SyntaxError as error:
        return {"error": "SyntaxError", "message": str(error)[:200]}
    except (MemoryError, RecursionError):
        return {"error": "RecursionError"}
    except re.error as error:
        return {"error": "re.error"}
    except Exception as error:
        return {"error": type(error).__name__, "message": str(error)[:200]}
    finally:
        signal.alarm(0)


def main():
    sys.stdin.reconfigure(encoding="utf-8")
    sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace")
    known = names(json.loads(sys.stdin.readline()))
    for line in sys.stdin:
        sys.stdout.write(json.dumps(answer(json.loads(line), known)) + "\n")
        sys.stdout.flush()


main()
