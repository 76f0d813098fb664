"""Charts as SVG text, made with the pages: few bytes, no script, no style attribute, words that a screen reader says.

A chart is drawn in per cent of the width it is given and in pixels of height, so that its words keep their size on a
telephone. The style sheet gives colours and dashes by class; in black and white a chart still reads, for its words are
text, and what differs differs in form. The table beside it says the same with the exact words.
"""
