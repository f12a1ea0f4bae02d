/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/chart/bal-drawing-control-private.h"

#define SIZE BAL_DRAWING_SIGN_SIZE
#define HALF (SIZE / 2)

/* An arrow of the direction in the middle of the sign. */
static void
draw_arrow (BalSvg *svg, double x, double y, int direction, const char *stroke)
{
  const BalSvgPoint shaft[] = { { x, y + direction * 9 }, { x, y - direction * 8 } };
  const BalSvgPoint head[] = { { x - 6.5, y - direction * 2 },
                               { x, y - direction * 9 },
                               { x + 6.5, y - direction * 2 } };
  BalSvgPaint paint = { .stroke = stroke, .stroke_width = 2.5 };

  bal_svg_path (svg, shaft, G_N_ELEMENTS (shaft), FALSE, paint);
  bal_svg_path (svg, head, G_N_ELEMENTS (head), FALSE, paint);
}

/* Goes up and down, and nowhere. */
static void
draw_wave (BalSvg *svg, double x, double y)
{
  const BalSvgPoint wave[] = { { x - 13, y + 3 }, { x - 8, y - 5 }, { x - 3, y + 4 },
                               { x + 3, y - 4 },  { x + 8, y + 5 }, { x + 13, y - 3 } };

  bal_svg_path (svg, wave, G_N_ELEMENTS (wave), FALSE,
                (BalSvgPaint){ .stroke = BAL_SVG_MUTED, .stroke_width = 2 });
}

static void
draw_diamond (BalSvg *svg, double x, double y, BalSvgPaint paint)
{
  const BalSvgPoint corners[] = {
    { x, y - HALF }, { x + HALF, y }, { x, y + HALF }, { x - HALF, y }
  };

  bal_svg_path (svg, corners, G_N_ELEMENTS (corners), TRUE, paint);
}

void
bal_drawing_variation_sign (BalSvg *svg, double left, double top, const BalDrawingVariation *sign)
{
  double x = left + HALF;
  double y = top + HALF;
  BalSvgBox box = { left + 2, top + 2, SIZE - 4, SIZE - 4 };

  switch (sign->signal)
    {
    case BAL_DRAWING_SIGNAL_COMMON:
      bal_svg_box (svg, box,
                   (BalSvgPaint){ .fill = BAL_SVG_PAPER,
                                  .stroke = BAL_SVG_MUTED,
                                  .stroke_width = 1.5,
                                  .radius = 8 });
      draw_wave (svg, x, y);
      break;
    case BAL_DRAWING_SIGNAL_IMPROVEMENT:
      bal_svg_circle (svg, x, y, HALF - 1, (BalSvgPaint){ .fill = BAL_SVG_ACCENT });
      draw_arrow (svg, x, y, sign->direction, BAL_SVG_PAPER);
      break;
    case BAL_DRAWING_SIGNAL_CONCERN:
      draw_diamond (svg, x, y, (BalSvgPaint){ .fill = BAL_SVG_WARNING });
      draw_arrow (svg, x, y, sign->direction, BAL_SVG_PAPER);
      break;
    case BAL_DRAWING_SIGNAL_NEUTRAL:
      bal_svg_box (svg, box,
                   (BalSvgPaint){
                     .fill = BAL_SVG_PAPER, .stroke = BAL_SVG_NEUTRAL, .stroke_width = 2.5 });
      draw_arrow (svg, x, y, sign->direction, BAL_SVG_NEUTRAL);
      break;
    case BAL_DRAWING_SIGNAL_BOTH:
      bal_svg_box (svg, box, (BalSvgPaint){ .fill = BAL_SVG_INK });
      draw_arrow (svg, x - 8, y, 1, BAL_SVG_PAPER);
      draw_arrow (svg, x + 8, y, -1, BAL_SVG_PAPER);
      break;
    case BAL_DRAWING_SIGNAL_NONE:
    default:
      bal_svg_box (svg, box,
                   (BalSvgPaint){ .fill = BAL_SVG_HATCH, .stroke = BAL_SVG_HAIRLINE, .radius = 8 });
    }
}

static void
draw_tick (BalSvg *svg, double x, double y)
{
  const BalSvgPoint tick[] = { { x - 5, y }, { x - 1, y + 4 }, { x + 6, y - 5 } };

  bal_svg_path (svg, tick, G_N_ELEMENTS (tick), FALSE,
                (BalSvgPaint){ .stroke = BAL_SVG_PAPER, .stroke_width = 2.5 });
}

static void
draw_cross (BalSvg *svg, double x, double y)
{
  BalSvgPaint paint = { .stroke = BAL_SVG_PAPER, .stroke_width = 2.5 };

  bal_svg_line (svg, x - 4.5, y - 4.5, x + 4.5, y + 4.5, paint);
  bal_svg_line (svg, x + 4.5, y - 4.5, x - 4.5, y + 4.5, paint);
}

/* The band between the limits, and the target: on its good side, on the other, or through it. */
void
bal_drawing_target_sign (BalSvg *svg, double left, double top, const BalDrawingTarget *sign)
{
  double y = top + HALF;
  BalSvgBox frame = { left + 2, top + 2, SIZE - 4, SIZE - 4 };
  BalSvgBox band = { left + 6, y - 8, SIZE - 12, 16 };
  int side = sign->assurance == BAL_DRAWING_ASSURANCE_PASS ? sign->direction : -sign->direction;
  const char *fill = "#c4c4c4";
  double line = y;

  if (sign->assurance == BAL_DRAWING_ASSURANCE_NONE)
    {
      bal_svg_box (svg, frame,
                   (BalSvgPaint){ .fill = BAL_SVG_HATCH, .stroke = BAL_SVG_HAIRLINE, .radius = 8 });
      return;
    }
  bal_svg_box (svg, frame,
               (BalSvgPaint){ .fill = BAL_SVG_PAPER,
                              .stroke = BAL_SVG_MUTED,
                              .stroke_width = 1.5,
                              .radius = 8 });
  if (sign->assurance != BAL_DRAWING_ASSURANCE_INCONSISTENT)
    {
      fill = sign->assurance == BAL_DRAWING_ASSURANCE_PASS ? BAL_SVG_ACCENT : BAL_SVG_WARNING;
      band.y -= side * 4;
      line = y + side * 11;
    }
  bal_svg_box (svg, band, (BalSvgPaint){ .fill = fill });
  if (sign->assurance == BAL_DRAWING_ASSURANCE_PASS)
    draw_tick (svg, left + HALF, band.y + 8);
  if (sign->assurance == BAL_DRAWING_ASSURANCE_FAIL)
    draw_cross (svg, left + HALF, band.y + 8);
  bal_svg_line (svg, left + 4, line, left + SIZE - 4, line,
                (BalSvgPaint){ .stroke = BAL_SVG_INK, .stroke_width = 2, .dash = "5 2" });
}
