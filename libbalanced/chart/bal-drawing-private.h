/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#pragma once

#include <glib.h>

#include "libbalanced/chart/bal-svg-private.h"

G_BEGIN_DECLS

/* What the pictures have in common, and the pictures themselves as plain data: the constructors of
 * BalChart read tables into these, and nothing below knows a table. */

#define BAL_DRAWING_WIDTH 480.0
#define BAL_DRAWING_MARGIN 8.0

typedef struct
{
  const char *id;
  const char *title;
  const char *subtitle; /* nullable */
  const char *note;     /* nullable; each line a paragraph */
  gboolean synthetic;
  gboolean as_given; /* figures of a series: not known to be about children */
} BalDrawingFrame;

/* Title, subtitle and the mark that says whose figures these are; returns where the picture may
 * begin. */
double bal_drawing_begin (BalSvg *svg, const BalDrawingFrame *frame);

/* The note under the picture; returns its lower edge. */
double bal_drawing_end (BalSvg *svg, const BalDrawingFrame *frame, double y);

typedef struct
{
  char *text;      /* owned; what stands in the cell: a number, or its state in words */
  double weight;   /* 0 to 1: how dark */
  gboolean absent; /* no value to publish: hatched */
} BalDrawingCell;

/* Rows and columns from first_margin on are margins: set apart, not shaded. */
typedef struct
{
  GPtrArray *rows;    /* of char * */
  GPtrArray *columns; /* of char * */
  guint n_margin_rows;
  guint n_margin_columns;
  gboolean has_totals;   /* the last row and the last column */
  BalDrawingCell *cells; /* row by row */
} BalDrawingGrid;

typedef struct
{
  const char *label;
  const char *text;
  double share; /* of the longest, 0 to 1 */
  gboolean absent;
  gboolean marked; /* inside the band that is marked */
} BalDrawingBar;

typedef struct
{
  const char *name;
  const char *question;
  BalDrawingBar *bars; /* from the top of the pyramid down */
  guint n_bars;
  guint n_apart; /* how many of them, at the end, are no part of the pyramid */
} BalDrawingPyramid;

typedef struct
{
  guint level; /* index, 0 = the lowest lane */
  guint stage;
  gint32 start;
  gint32 end;
  gint32 requested; /* G_MININT32: none */
  gboolean open;    /* goes on after the last day that is drawn */
  gboolean solid;   /* support given, not another stage */
} BalDrawingUnit;

typedef struct
{
  const char *label;
  BalDrawingUnit *units;
  guint n_units;
} BalDrawingJourney;

typedef struct
{
  const char *const *levels; /* from the lowest up */
  guint n_levels;
  const char *const *stages;
  const char *const *stage_codes;
  guint n_stages;
  gint32 first_day;
  gint32 last_day;
  BalDrawingJourney *journeys;
  guint n_journeys;
} BalDrawingPlane;

/* How wide a picture has to be for the columns to be legible. */
double bal_drawing_grid_get_width (const BalDrawingGrid *grid);
double bal_drawing_grid (BalSvg *svg, double y, const BalDrawingGrid *grid);
double bal_drawing_bars (BalSvg *svg,
                         double y,
                         const BalDrawingBar *bars,
                         guint n_bars,
                         const char *marked_label);
double
bal_drawing_pyramids (BalSvg *svg, double y, const BalDrawingPyramid *pyramids, guint n_pyramids);
double bal_drawing_plane (BalSvg *svg, double y, const BalDrawingPlane *plane);

G_END_DECLS
