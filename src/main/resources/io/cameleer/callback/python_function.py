"""Calls one Python function for Cameleer, in a process of its own.

What the function prints is the run's log; its result goes to a file, which nothing that it prints can disturb.
"""

import sys

# The directory of this file is no place to look for modules.
HERE = __file__.rpartition("/")[0]
sys.path[:] = [place for place in sys.path if place != HERE]

import importlib  # noqa: E402
import json  # noqa: E402
import os  # noqa: E402
import traceback  # noqa: E402

LONGEST_SHOWN = 2000


def shown(value):
    """The value as Python shows it, shortened; some objects cannot even show themselves."""
    try:
        text = repr(value)
    except Exception as error:
        text = "<%s that cannot be shown: %s>" % (type(value).__name__, type(error).__name__)
    return text if len(text) <= LONGEST_SHOWN else text[:LONGEST_SHOWN] + "…"


def described(error):
    text = str(error)
    return text if text else type(error).__name__


def json_like(value):
    """Whether JSON can hold it without changing it; NaN and the infinities have no JSON."""
    if value is None or isinstance(value, (bool, str, int)):
        return True
    if isinstance(value, float):
        return value - value == 0
    if isinstance(value, (list, tuple)):
        return all(json_like(item) for item in value)
    if isinstance(value, dict):
        return all(isinstance(key, str) and json_like(item) for key, item in value.items())
    return False


def failure(message, error=None):
    trace = "".join(traceback.format_exception(type(error), error, error.__traceback__)) if error else None
    return {"return_value": None, "__traceback__": trace, "__exception__": message, "__success__": False}


def find(package, module, function):
    found = getattr(importlib.import_module("." + module, package), function, None)
    if not callable(found):
        raise ImportError("module %s.%s has no function %s" % (package, module, function))
    return found


def call(request):
    try:
        function = find(request["package"], request["module"], request["function"])
    except BaseException as error:
        return failure(
            "Cannot import function %s of module .%s in package %s: %s: %s; looked in %s"
            % (
                request["function"],
                request["module"],
                request["package"],
                type(error).__name__,
                described(error),
                os.pathsep.join(sys.path),
            ),
            error,
        )
    before = [request["data"], request["config"]] if request["pass_callback_data"] else []
    try:
        value = function(*before, *request["args"], **request["kwargs"])
    except SystemExit as error:
        return failure("Exception occurred when executing function: it ended Python with sys.exit(%s)" % shown(error.code), error)
    except BaseException as error:
        return failure("Exception occurred when executing function: " + described(error), error)
    return success(value, request["longest"])


def success(value, longest):
    try:
        written = json.dumps(value, allow_nan=False) if json_like(value) else None
    except Exception:
        written = None
    if written is None:
        return failure("Cannot serialise result to JSON, cannot store result! Result value: " + shown(value))
    if len(written) > longest:
        return failure(
            "Cannot store result, it has %d bytes as JSON and at most %d are kept! Result value: %s"
            % (len(written), longest, shown(value))
        )
    return {"return_value": value, "__traceback__": None, "__exception__": None, "__success__": True}


def main():
    with open(os.path.join(HERE, "request.json"), encoding="utf-8") as file:
        request = json.load(file)
    os.unlink(file.name)
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    report = json.dumps(call(request))
    written = os.path.join(HERE, "report")
    with open(written + ".new", "w", encoding="utf-8") as file:
        file.write(report)
    os.replace(written + ".new", written)


main()
