/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Writes one SVG picture, from the top down; the height is known last.
 *
 * Presentation attributes only, no style sheet: pictures keep their looks inside a page with a
 * strict content policy, and two of them in one page do not disturb each other. Coordinates are
 * written in hundredths, so that the same picture has the same bytes on any machine. */
typedef struct _BalSvg BalSvg;

/* One sequential scale of a single hue: its steps differ in lightness, so they differ in grey. */
#define BAL_SVG_N_SHADES 6
#define BAL_SVG_INK "#1a1a1a"
#define BAL_SVG_MUTED "#4d4d4d"
#define BAL_SVG_HAIRLINE "#bdbdbd"
#define BAL_SVG_PAPER "#ffffff"
#define BAL_SVG_ACCENT "#1f5a92"
#define BAL_SVG_WARNING "#b4460f"
#define BAL_SVG_NEUTRAL "#6b3fa0"

/* Stands for a cell without a value; resolved to the picture's own pattern. */
#define BAL_SVG_HATCH "hatch"

typedef enum
{
  BAL_SVG_ANCHOR_START,
  BAL_SVG_ANCHOR_MIDDLE,
  BAL_SVG_ANCHOR_END,
} BalSvgAnchor;

typedef struct
{
  double x;
  double y;
  double width;
  double height;
} BalSvgBox;

typedef struct
{
  double x; /* NaN: the pen is lifted before the next point */
  double y;
} BalSvgPoint;

typedef struct
{
  const char *fill;   /* NULL: none */
  const char *stroke; /* NULL: none */
  double stroke_width;
  const char *dash; /* NULL: a full line */
  double radius;
} BalSvgPaint;

typedef struct
{
  double size;
  gboolean bold;
  const char *fill; /* NULL: ink */
  BalSvgAnchor anchor;
} BalSvgType;

BalSvg *bal_svg_new (const char *id, double width);
void bal_svg_free (BalSvg *self);

double bal_svg_get_width (const BalSvg *self);
void bal_svg_box (BalSvg *self, BalSvgBox box, BalSvgPaint paint);
void bal_svg_line (BalSvg *self, double x1, double y1, double x2, double y2, BalSvgPaint paint);
void bal_svg_circle (BalSvg *self, double x, double y, double radius, BalSvgPaint paint);
void bal_svg_path (BalSvg *self,
                   const BalSvgPoint *points,
                   guint n_points,
                   gboolean closed,
                   BalSvgPaint paint);
void bal_svg_text (BalSvg *self, double x, double y, const char *text, BalSvgType type);

/* Breaks the text into lines; returns the baseline of the last one. The first stands
 * at y; a middle anchor centres the lines in the box. */
double bal_svg_paragraph (BalSvg *self, BalSvgBox box, const char *text, BalSvgType type);

/* Wide enough for any of the system fonts that the picture asks for. */
double bal_svg_measure (const char *text, BalSvgType type);

/* The type at the largest size, up to its own, at which the text fits and is still legible. */
BalSvgType bal_svg_fit (const char *text, double width, BalSvgType type);

const char *bal_svg_shade (guint step);
const char *bal_svg_shade_ink (guint step);

/* The finished picture, with its text alternative; frees the writer. */
char *bal_svg_end (BalSvg *self, double height, const char *title, const char *description);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BalSvg, bal_svg_free)

G_END_DECLS
