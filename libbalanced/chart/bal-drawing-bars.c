/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/chart/bal-drawing-private.h"

#define ROW_HEIGHT 27.0
#define BAR_HEIGHT 18.0

static const BalSvgType label_type = { .size = 14, .anchor = BAL_SVG_ANCHOR_END };
static const BalSvgType text_type = { .size = 14, .bold = TRUE };
static const BalSvgType band_type = { .size = 13, .bold = TRUE, .anchor = BAL_SVG_ANCHOR_END };

static double
longest (const BalDrawingBar *bars, guint n_bars, gboolean labels)
{
  double width = 0;

  for (guint i = 0; i < n_bars; i++)
    width = MAX (width, bal_svg_measure (labels ? bars[i].label : bars[i].text,
                                         labels ? label_type : text_type));

  return width;
}

/* A band behind the rows that are marked, with its words: a frame, so that it shows in grey. */
static void
draw_band (BalSvg *svg, double y, const BalDrawingBar *bars, guint n_bars, const char *label)
{
  double width = bal_svg_get_width (svg) - 2 * BAL_DRAWING_MARGIN;
  guint first = 0;
  guint last = 0;

  while (first < n_bars && !bars[first].marked)
    first++;
  if (first == n_bars || label == NULL)
    return;
  for (last = first; last + 1 < n_bars && bars[last + 1].marked; last++)
    ;

  bal_svg_box (svg,
               (BalSvgBox){ BAL_DRAWING_MARGIN, y + first * ROW_HEIGHT, width,
                            (last - first + 1) * ROW_HEIGHT },
               (BalSvgPaint){
                 .fill = "#f0f0f0", .stroke = BAL_SVG_INK, .dash = "3 3", .radius = 3 });
  bal_svg_text (svg, BAL_DRAWING_MARGIN + width - 8, y + (first + last + 1) * ROW_HEIGHT / 2 + 4.5,
                label, band_type);
}

static void
draw_bar (BalSvg *svg, const BalDrawingBar *bar, BalSvgBox room)
{
  double middle = room.y + ROW_HEIGHT / 2;
  double width = bar->share > 0 ? MAX (room.width * bar->share, 1.5) : 0;
  BalSvgPaint paint = { .fill = BAL_SVG_ACCENT };

  bal_svg_text (svg, room.x - 8, middle + 5, bar->label, label_type);
  if (bar->absent)
    {
      paint = (BalSvgPaint){ .fill = BAL_SVG_HATCH, .stroke = BAL_SVG_HAIRLINE };
      width = 18;
    }
  if (width > 0)
    bal_svg_box (svg, (BalSvgBox){ room.x, middle - BAR_HEIGHT / 2, width, BAR_HEIGHT }, paint);
  bal_svg_text (svg, room.x + width + 6, middle + 5, bar->text, text_type);
}

double
bal_drawing_bars (BalSvg *svg,
                  double y,
                  const BalDrawingBar *bars,
                  guint n_bars,
                  const char *marked_label)
{
  double left = BAL_DRAWING_MARGIN + 6 + longest (bars, n_bars, TRUE) + 8;
  double right = BAL_DRAWING_MARGIN + longest (bars, n_bars, FALSE) + 10;
  double width = bal_svg_get_width (svg) - left - right;

  draw_band (svg, y, bars, n_bars, marked_label);
  for (guint i = 0; i < n_bars; i++)
    draw_bar (svg, &bars[i], (BalSvgBox){ left, y + i * ROW_HEIGHT, width, ROW_HEIGHT });
  bal_svg_line (svg, left, y, left, y + n_bars * ROW_HEIGHT,
                (BalSvgPaint){ .stroke = BAL_SVG_INK });

  return y + n_bars * ROW_HEIGHT;
}
