"""Reads a safetensors file with Python's standard library alone and prints what it finds."""
import json
import struct
import sys
import zlib

with open(sys.argv[1], "rb") as file:
    (length,) = struct.unpack("<Q", file.read(8))
    header = json.loads(file.read(length))
    data = file.read()
print("format", header.pop("__metadata__")["format"])
for name, tensor in header.items():
    begin, end = tensor["data_offsets"]
    count = (end - begin) // 4
    numbers = struct.unpack("<%df" % count, data[begin:end])
    crc = zlib.crc32(struct.pack(">%df" % count, *numbers))
    print(name, tensor["dtype"], "x".join(map(str, tensor["shape"])), count, crc)
