/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/chart/bal-drawing-private.h"

#define GAP 14.0
#define TIER_HEIGHT 60.0
#define BAR_TOP 36.0
#define BAR_HEIGHT 16.0

static const BalSvgType name_type = { .size = 15, .bold = TRUE, .anchor = BAL_SVG_ANCHOR_MIDDLE };
static const BalSvgType question_type = { .size = 13,
                                          .fill = BAL_SVG_MUTED,
                                          .anchor = BAL_SVG_ANCHOR_MIDDLE };
static const BalSvgType label_type = { .size = 13, .anchor = BAL_SVG_ANCHOR_MIDDLE };
static const BalSvgType text_type = { .size = 14, .bold = TRUE, .anchor = BAL_SVG_ANCHOR_MIDDLE };

static void
draw_tier (BalSvg *svg, const BalDrawingBar *bar, BalSvgBox room, guint shade)
{
  double middle = room.x + room.width / 2;
  double width = bar->share > 0 ? MAX (room.width * bar->share, 2) : 0;
  BalSvgPaint paint = { .fill = bal_svg_shade (shade),
                        .stroke = BAL_SVG_INK,
                        .stroke_width = 0.75 };

  /* The words stand above the bar: beside a narrow bar, or in it, there is not always room. */
  bal_svg_text (svg, middle, room.y + 13, bar->label,
                bal_svg_fit (bar->label, room.width, label_type));
  bal_svg_text (svg, middle, room.y + 30, bar->text,
                bal_svg_fit (bar->text, room.width, text_type));
  if (bar->absent)
    {
      paint = (BalSvgPaint){ .fill = BAL_SVG_HATCH, .stroke = BAL_SVG_HAIRLINE };
      width = room.width;
    }
  bal_svg_box (svg, (BalSvgBox){ middle - width / 2, room.y + BAR_TOP, width, BAR_HEIGHT }, paint);
}

static double
draw_pyramid (BalSvg *svg, const BalDrawingPyramid *pyramid, BalSvgBox room)
{
  guint n_inside = pyramid->n_bars - pyramid->n_apart;
  double y = room.y;

  bal_svg_text (svg, room.x + room.width / 2, y + 14, pyramid->name, name_type);
  bal_svg_paragraph (svg, (BalSvgBox){ room.x, y + 33, room.width }, pyramid->question,
                     question_type);
  y += 74;

  for (guint i = 0; i < pyramid->n_bars; i++)
    {
      if (i == n_inside)
        {
          bal_svg_line (svg, room.x, y + 4, room.x + room.width, y + 4,
                        (BalSvgPaint){ .stroke = BAL_SVG_MUTED, .dash = "2 3" });
          y += 12;
        }
      draw_tier (svg, &pyramid->bars[i], (BalSvgBox){ room.x, y, room.width, TIER_HEIGHT },
                 i < n_inside ? BAL_SVG_N_SHADES - 2 - MIN (i, 3) : 0);
      y += TIER_HEIGHT;
    }

  return y;
}

double
bal_drawing_pyramids (BalSvg *svg, double y, const BalDrawingPyramid *pyramids, guint n_pyramids)
{
  double room = bal_svg_get_width (svg) - 2 * BAL_DRAWING_MARGIN - GAP * (n_pyramids - 1);
  double width = room / n_pyramids;
  double end = y;

  for (guint i = 0; i < n_pyramids; i++)
    {
      double x = BAL_DRAWING_MARGIN + i * (width + GAP);

      end = MAX (end, draw_pyramid (svg, &pyramids[i], (BalSvgBox){ x, y, width }));
    }
  /* Lines between them: three questions, not three parts of one. */
  for (guint i = 1; i < n_pyramids; i++)
    {
      double x = BAL_DRAWING_MARGIN + i * (width + GAP) - GAP / 2;

      bal_svg_line (svg, x, y, x, end, (BalSvgPaint){ .stroke = BAL_SVG_HAIRLINE });
    }

  return end;
}
