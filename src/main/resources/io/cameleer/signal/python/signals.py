"""Runs one signal of Cameleer in a process of its own, or looks whether signals can be imported.

Requests and answers are lines of JSON on the two pipes that the process was started with. They are moved to descriptors
that no child inherits, before any code of the site is imported: what a signal prints goes to the standard error.
"""

import os
import sys

ANSWERS = os.fdopen(os.dup(0), encoding="utf-8")
QUESTIONS = os.fdopen(os.dup(1), "w", encoding="utf-8")
os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
os.dup2(2, 1)
sys.path[:] = [place for place in sys.path if place]
# Nothing is written beside the site's modules, and one that was just edited is never taken for its compiled form.
sys.dont_write_bytecode = True
for stream in (sys.stdout, sys.stderr):
    stream.reconfigure(encoding="utf-8", errors="backslashreplace", line_buffering=True)

import datetime  # noqa: E402
import difflib  # noqa: E402
import importlib  # noqa: E402
import importlib.abc  # noqa: E402
import importlib.machinery  # noqa: E402
import json  # noqa: E402
import select  # noqa: E402
import threading  # noqa: E402
import traceback  # noqa: E402
from signal import SIGKILL  # noqa: E402
from types import ModuleType  # noqa: E402

HERE = "<string>"


def end_with_cameleer():
    """Kills this process and what it started when Cameleer is gone, however it went: only Cameleer holds the pipe's other end.

    A signal that went on alone would run beside itself, since a Cameleer that starts again fires it again. What left the
    process group is known by the run's mark in its environment.
    """
    if os.getpgrp() != os.getpid():
        os.setsid()
    hang_up = select.poll()
    hang_up.register(ANSWERS.fileno(), 0)

    def watch():
        while not hang_up.poll():
            pass
        for pid in marked():
            try:
                os.kill(pid, SIGKILL)
            except OSError:
                pass
        os.killpg(0, SIGKILL)

    threading.Thread(target=watch, name="end-with-cameleer", daemon=True).start()


def marked():
    """The other processes of this run, where there is a /proc to look into."""
    mark = ("CAMELEER_SIGNAL_RUN=%s" % os.environ.get("CAMELEER_SIGNAL_RUN", os.getpid())).encode()
    try:
        others = [int(name) for name in os.listdir("/proc") if name.isdigit() and int(name) != os.getpid()]
    except OSError:
        return
    for pid in others:
        try:
            with open("/proc/%d/environ" % pid, "rb") as environment:
                if mark in environment.read().split(b"\0"):
                    yield pid
        except OSError:
            pass


class CarryChain(importlib.abc.MetaPathFinder):
    """Has every request that this process sends to Cameleer, and to nobody else, carry the signal's chain.

    http.client is where urllib's and requests' requests go out; it is changed when it is imported, since that takes longer
    than most signals.
    """

    HEADER = "X-Cameleer-Signal-Chain"
    LOOPBACK = ("localhost", "127.0.0.1", "::1")

    def find_spec(self, name, path, target=None):
        if name != "http.client":
            return None
        sys.meta_path.remove(self)
        spec = importlib.machinery.PathFinder.find_spec(name, path)
        if spec is not None and spec.loader is not None:
            load = spec.loader.exec_module

            def load_and_change(module):
                load(module)
                self.change(module.HTTPConnection)

            spec.loader.exec_module = load_and_change
        return spec

    def change(self, connection):
        put, end = connection.putheader, connection.endheaders
        header = self.HEADER

        def putheader(this, name, *values):
            name_text = name.decode("latin-1") if isinstance(name, bytes) else name
            if name_text.lower() == header.lower():
                this._cameleer_chain = True
            return put(this, name, *values)

        def endheaders(this, *args, **kwargs):
            if not getattr(this, "_cameleer_chain", False) and self.is_cameleer(this.host, this.port):
                put(this, header, os.environ["CAMELEER_SIGNAL_CHAIN"])
            this._cameleer_chain = False
            return end(this, *args, **kwargs)

        connection.putheader, connection.endheaders = putheader, endheaders

    def is_cameleer(self, host, port):
        from urllib.parse import urlsplit

        own = urlsplit(os.environ["CAMELEER_URL"])
        own_port = own.port or (443 if own.scheme == "https" else 80)
        same = host == own.hostname or (host in self.LOOPBACK and own.hostname in self.LOOPBACK)
        return same and port == own_port


def carry_chain():
    if os.environ.get("CAMELEER_SIGNAL_CHAIN") and os.environ.get("CAMELEER_URL"):
        sys.meta_path.insert(0, CarryChain())


def tell(message):
    QUESTIONS.write(json.dumps(message) + "\n")
    QUESTIONS.flush()


def ask(question):
    tell(question)
    line = ANSWERS.readline()
    if not line:
        raise RuntimeError("Cameleer does not answer any more")
    answer = json.loads(line, object_hook=Record)
    if "error" in answer:
        raise RuntimeError(answer["error"])
    return answer


def unknown(what, name, known):
    near = difflib.get_close_matches(name, known, n=3, cutoff=0.5)
    return "%s %r; %s" % (what, name, "did you mean %s?" % " or ".join(near) if near else "there are: %s" % ", ".join(sorted(known)))


class Record(dict):
    """A JSON object whose members are attributes as well."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if isinstance(self.get("scandate"), str):
            self["scandate"] = datetime.datetime.fromisoformat(self["scandate"])

    def __getattr__(self, name):
        try:
            return self[name]
        except KeyError:
            raise AttributeError(unknown("there is no field", name, [str(key) for key in self])) from None

    def __setattr__(self, name, value):
        self[name] = value


def keys(experiments):
    """The keys of experiments, which may be given as they are or by their keys."""
    if isinstance(experiments, (dict, int)):
        experiments = [experiments]
    return [item if isinstance(item, int) else item["pk"] for item in experiments]


class Application:
    """An application of Cameleer; its subclasses say which."""

    NAME = VERSION = ASSEMBLY = SPECIES = ROUTE = None

    def __init__(self, *args, **kwargs):
        pass

    def run(self, tuples, commit=False, force=False, restart=False, verbose=True, run_args=None, local=False):
        """Finds or makes an analysis for each (targets, references) and has it run; gives (run, skipped, invalid)."""
        tuples = [tuple(item) for item in tuples]
        answer = ask(
            {
                "application": self.ROUTE,
                "tuples": [[keys(targets), keys(references)] for targets, references in tuples],
                "commit": bool(commit),
                "force": bool(force),
                "restart": bool(restart),
            }
        )
        run = [(item["analysis"], item["status"]) for item in answer["run"]]
        skipped = [(item["analysis"], item["status"]) for item in answer["skipped"]]
        invalid = [(tuples[item["index"]], item["reason"]) for item in answer["invalid"]]
        if verbose:
            print(
                "%s %d | SKIPPED %d | INVALID %d" % ("RAN" if commit else "STAGED", len(run), len(skipped), len(invalid))
            )
            for item, reason in invalid:
                print("INVALID: %s" % reason)
        return run, skipped, invalid


class Applications(ModuleType):
    """The applications that are there now, each a class, under the names that Isabl's users give them."""

    def __init__(self, name, applications):
        super().__init__(name, "The applications of Cameleer.")
        classes = {}
        for application in applications:
            classes.setdefault(application["class"], []).append(application)
        self.__dict__["_classes"] = classes

    def __dir__(self):
        return sorted(self._classes)

    def __getattr__(self, name):
        if name.startswith("__"):
            raise AttributeError(name)
        found = self._classes.get(name)
        if found is None:
            raise AttributeError(unknown("there is no application", name, list(self._classes)))
        if len(found) > 1:
            raise AttributeError("application %s is there in several versions: %s" % (name, ", ".join(item["version"] for item in found)))
        item = found[0]
        application = type(
            name,
            (Application,),
            {
                "NAME": item["name"],
                "VERSION": item["version"],
                "ASSEMBLY": item["assembly"],
                "SPECIES": item["species"],
                "ROUTE": {key: item[key] for key in ("route", "version", "assembly", "species")},
            },
        )
        self.__dict__[name] = application
        return application


def install(applications):
    """Makes `from isabl_apps import apps` give our applications; other modules of a package of this name stay."""
    package = ModuleType("isabl_apps", "The applications of Cameleer, where Isabl's users have theirs.")
    real = importlib.machinery.PathFinder.find_spec("isabl_apps")
    package.__path__ = list(real.submodule_search_locations or []) if real else []
    package.apps = Applications("isabl_apps.apps", applications)
    sys.modules["isabl_apps"] = package
    sys.modules["isabl_apps.apps"] = package.apps


def find(import_string):
    module, dot, name = import_string.rpartition(".")
    if not dot:
        raise ImportError("%r is no import string; write module.function" % import_string)
    found = importlib.import_module(module)
    if not hasattr(found, name):
        raise ImportError(unknown("module %s has no function" % module, name, [n for n in vars(found) if not n.startswith("_")]))
    function = getattr(found, name)
    if not callable(function):
        raise ImportError("%s is a %s, no function" % (import_string, type(function).__name__))
    return function


def described(error):
    if isinstance(error, SystemExit):
        return "it ended Python with sys.exit(%r)" % (error.code,)
    return "%s: %s" % (type(error).__name__, error) if str(error) else type(error).__name__


def traced(error):
    """The traceback without our own frames at its top."""
    trace = error.__traceback__
    while trace is not None and trace.tb_frame.f_code.co_filename == HERE:
        trace = trace.tb_next
    return "".join(traceback.format_exception(type(error), error, trace))


def problem(import_string):
    try:
        find(import_string)
        return None
    except BaseException as error:
        return described(error)


def call(request):
    function = find(request["import_string"])
    argument = request["argument"]
    if request["failure"]:
        function(argument["endpoint"], argument["instance"], argument["signal"], RuntimeError(argument["error"]))
    else:
        function(argument)


def main():
    end_with_cameleer()
    request = json.loads(ANSWERS.readline(), object_hook=Record)
    sys.path[:0] = request["path"]
    carry_chain()
    install(request["applications"])
    if "check" in request:
        tell({"problems": [problem(import_string) for import_string in request["check"]]})
        return
    try:
        call(request)
    except BaseException as error:
        tell({"failed": described(error), "traceback": traced(error)})
    else:
        tell({"done": True})


main()
