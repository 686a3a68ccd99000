"""Reads a model's weights: python3 examples/read_weights.py MODEL

With the package safetensors, load_file(file) is all it takes. Without it Python alone will do, for the format is
simple: 8 bytes with the header's length, the header in JSON, the numbers.
"""
import array
import json
import statistics
import struct
import sys
from pathlib import Path


def load(file):
    """Every tensor's name with its shape and its numbers."""
    try:
        from safetensors.numpy import load_file
    except ImportError:
        return load_without_packages(file)
    return {name: (list(tensor.shape), tensor.ravel().tolist()) for name, tensor in load_file(file).items()}


def load_without_packages(file):
    with open(file, "rb") as stream:
        (length,) = struct.unpack("<Q", stream.read(8))
        header = json.loads(stream.read(length))
        data = stream.read()
    header.pop("__metadata__", None)
    return {name: (entry["shape"], numbers(entry, data)) for name, entry in header.items()}


def numbers(entry, data):
    begin, end = entry["data_offsets"]
    floats = array.array("f", data[begin:end])
    if sys.byteorder == "big":
        floats.byteswap()
    return floats.tolist()


def main():
    if len(sys.argv) != 2:
        sys.exit("expected: read_weights.py MODEL")
    model = Path(sys.argv[1])
    config = json.loads((model / "config.json").read_text(encoding="utf-8"))
    tensors = load(model / "model.safetensors")
    for name, (shape, values) in sorted(tensors.items()):
        print(f"{name:44} {str(shape):18} mean {statistics.fmean(values):9.6f}  largest {max(map(abs, values)):9.6f}")
    print(f"{sum(len(values) for _, values in tensors.values())} numbers, classes: {', '.join(config['classes'])}")


if __name__ == "__main__":
    main()
