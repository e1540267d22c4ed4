import os, signal, sys, time

def shown(*args, **kwargs):
    return [list(args), kwargs]

def both(data, config, name, times=1):
    return {"experiment": data["experiment"]["label"], "names": [name] * times,
            "secret_length": len(data["secret"]), "config": config}

def give(expression):
    return eval(expression)

def loud():
    print("to out")
    print("to err", file=sys.stderr)
    os.write(1, b"bytes \xff\n")
    print("half a pair \ud800")
    return "quiet"

def fail(text):
    raise ValueError(text)

def leave(code):
    sys.exit(code)

def drop(code):
    os._exit(code)

def die():
    os.kill(os.getpid(), signal.SIGKILL)

def chatter():
    while True:
        print("x" * 10000)

def tell(secret):
    print("the secret is " + secret)
    return {"told": secret, "places": os.environ.get("PYTHONPATH"), "cwd": os.getcwd()}

class Odd:
    def __repr__(self):
        raise RuntimeError("no")

number = 7
