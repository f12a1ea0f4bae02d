/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#pragma once

#include "libbalanced/chart/bal-drawing-private.h"

G_BEGIN_DECLS

/* Axes, marks and keys of pictures that place figures on a plane. */

/* No figure beyond this is drawn: differences of larger ones have no size any more. */
#define BAL_DRAWING_LARGEST 1e300

/* Ticks at whole multiples of the step, of which the figures lie between the first and the last. */
typedef struct
{
  double low;
  double high;
  double step;
  guint n_steps;
  gboolean percent; /* figures are shares */
  gboolean plain;   /* figures are years: no commas */
} BalDrawingScale;

void bal_drawing_scale_fit (BalDrawingScale *self, double low, double high, guint n_ticks);

/* Where the figure stands between the ends, 0 to 1. */
double bal_drawing_scale_place (const BalDrawingScale *self, double value);
char *bal_drawing_scale_format (const BalDrawingScale *self, double value);

/* What a figure is called, alone: the scale only says whether it is a share. */
char *bal_drawing_scale_say (const BalDrawingScale *self, double value);

/* How much room the labels of a vertical axis need, left of the box. */
double bal_drawing_scale_get_room (const BalDrawingScale *self);
void bal_drawing_vertical (BalSvg *svg, BalSvgBox box, const BalDrawingScale *scale);
void bal_drawing_horizontal (BalSvg *svg, BalSvgBox box, const BalDrawingScale *scale);
double bal_drawing_y (BalSvgBox box, const BalDrawingScale *scale, double value);
double bal_drawing_x (BalSvgBox box, const BalDrawingScale *scale, double value);

/* The labels below the box take two lines. */
#define BAL_DRAWING_DAYS_ROOM 38.0
void bal_drawing_days (BalSvg *svg, BalSvgBox box, gint32 first, gint32 last);
double bal_drawing_day_x (BalSvgBox box, gint32 first, gint32 last, gint32 day);

/* Told apart by their shapes, and by colour besides. */
typedef enum
{
  BAL_DRAWING_MARK_DOT,
  BAL_DRAWING_MARK_DISC,
  BAL_DRAWING_MARK_DIAMOND,
  BAL_DRAWING_MARK_UP,
  BAL_DRAWING_MARK_DOWN,
  BAL_DRAWING_MARK_SQUARE,
  BAL_DRAWING_MARK_RING,
} BalDrawingMark;

void bal_drawing_mark (BalSvg *svg, double x, double y, double size, BalDrawingMark mark);

/* A mark, a line with its dash, or a shade. */
typedef struct
{
  const char *label;
  gboolean is_mark;
  BalDrawingMark mark;
  BalSvgPaint paint;
} BalDrawingKey;

/* From left to right, in as many rows as are needed; returns their lower edge. */
double bal_drawing_keys (BalSvg *svg, double y, const BalDrawingKey *keys, guint n_keys);

/* Moves labels of lines apart, in their order from the top; the places are their middles. */
void bal_drawing_part_labels (double *places, guint n, double least, double top, double bottom);

G_END_DECLS
