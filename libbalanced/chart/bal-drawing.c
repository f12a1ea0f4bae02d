/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/chart/bal-drawing-private.h"

/* Every picture carries one of them: nobody should have to ask how far it may go. */
#define SYNTHETIC_MARK "Synthetic children: this says nothing about real ones"
#define AS_GIVEN_MARK "Figures as they were given: nothing here is protected"
#define EXACT_MARK "Exact figures about real children: not for publication"

static const BalSvgType title_type = { .size = 18, .bold = TRUE };
static const BalSvgType subtitle_type = { .size = 14, .fill = BAL_SVG_MUTED };
static const BalSvgType mark_type = { .size = 13, .bold = TRUE };
static const BalSvgType note_type = { .size = 13, .fill = BAL_SVG_MUTED };

static double
draw_mark (BalSvg *svg, double y, const BalDrawingFrame *frame)
{
  const char *unprotected = frame->as_given ? AS_GIVEN_MARK : EXACT_MARK;
  const char *mark = frame->synthetic ? SYNTHETIC_MARK : unprotected;
  double width = bal_svg_get_width (svg) - 2 * BAL_DRAWING_MARGIN;
  BalSvgBox box = { BAL_DRAWING_MARGIN, y, width, 24 };

  bal_svg_box (svg, box,
               (BalSvgPaint){ .fill = BAL_SVG_PAPER,
                              .stroke = BAL_SVG_INK,
                              .stroke_width = 1.5,
                              .dash = frame->synthetic ? "5 3" : NULL,
                              .radius = 3 });
  bal_svg_text (svg, box.x + 8, y + 16.5, mark, bal_svg_fit (mark, width - 16, mark_type));

  return y + box.height;
}

double
bal_drawing_begin (BalSvg *svg, const BalDrawingFrame *frame)
{
  double width = bal_svg_get_width (svg) - 2 * BAL_DRAWING_MARGIN;
  double y = 22;

  y =
    bal_svg_paragraph (svg, (BalSvgBox){ BAL_DRAWING_MARGIN, y, width }, frame->title, title_type);
  if (frame->subtitle != NULL)
    y = bal_svg_paragraph (svg, (BalSvgBox){ BAL_DRAWING_MARGIN, y + 20, width }, frame->subtitle,
                           subtitle_type);
  y = draw_mark (svg, y + 10, frame);

  return y + 12;
}

double
bal_drawing_end (BalSvg *svg, const BalDrawingFrame *frame, double y)
{
  double width = bal_svg_get_width (svg) - 2 * BAL_DRAWING_MARGIN;
  g_auto (GStrv) lines = NULL;

  if (frame->note == NULL)
    return y + BAL_DRAWING_MARGIN;

  lines = g_strsplit (frame->note, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    y = bal_svg_paragraph (svg, (BalSvgBox){ BAL_DRAWING_MARGIN, y + 20, width }, lines[i],
                           note_type);

  return y + 12;
}
