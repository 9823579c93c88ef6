"""Prints one slip with Debian's python3-escpos. Argument: the port of the printer on this machine."""
import sys

from escpos.printer import Network
from PIL import Image

DOSSIER = "https://dichvucong.example.vn/ho-so/H29-261121-00017"

paper = Network("127.0.0.1", port=int(sys.argv[1]))
paper.hw("INIT")
paper.set_with_default(align="center", bold=True)
paper.text("NUMBER\n")
paper.set_with_default(align="center", custom_size=True, width=4, height=4)
paper.text("2017\n")
paper.set_with_default(align="center", invert=True)
paper.text("Counter 2\n")
paper.set_with_default(font="b", underline=1)
paper.text("A line that is longer than the sixty-four characters that fit on paper of 80 mm in font B\n")
paper.set_with_default(align="center")
paper.qr(DOSSIER, native=True, size=5, ec=2)
paper.barcode("{BH29-26", "CODE128", height=80, width=2, pos="BELOW", function_type="B", align_ct=False)
for way in ("bitImageRaster", "graphics", "bitImageColumn"):
    paper.image(Image.new("1", (200, 24), 0), impl=way)
paper.cut(mode="PART")
paper.close()
