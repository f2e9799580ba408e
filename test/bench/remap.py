"""Moves a picture by two maps with OpenCV on one thread; prints the shortest time in milliseconds as JSON.

Arguments: folder, width, height, runs. The folder has photo.rgba and mapx.f32, mapy.f32; moved.rgba is written there.
"""

import json
import sys
import time

import cv2
import numpy

folder, width, height, runs = sys.argv[1], int(sys.argv[2]), int(sys.argv[3]), int(sys.argv[4])
cv2.setNumThreads(1)


def read(name, kind, *shape):
    return numpy.fromfile(f"{folder}/{name}", kind).reshape(height, width, *shape)


photo = read("photo.rgba", numpy.uint8, 4)
across, down = read("mapx.f32", numpy.float32), read("mapy.f32", numpy.float32)
moved = numpy.empty_like(photo)
times = []
for _ in range(runs):
    start = time.perf_counter()
    cv2.remap(photo, across, down, cv2.INTER_LINEAR, dst=moved, borderMode=cv2.BORDER_REPLICATE)
    times.append(time.perf_counter() - start)
moved.tofile(f"{folder}/moved.rgba")
print(json.dumps({"milliseconds": 1000 * min(times), "version": cv2.__version__}))
