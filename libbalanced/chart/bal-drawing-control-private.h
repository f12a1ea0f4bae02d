/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#pragma once

#include "libbalanced/chart/bal-drawing-plot-private.h"

G_BEGIN_DECLS

/* A chart of statistical process control as plain data. */

typedef enum
{
  BAL_DRAWING_SIGNAL_NONE, /* nothing is known */
  BAL_DRAWING_SIGNAL_COMMON,
  BAL_DRAWING_SIGNAL_IMPROVEMENT,
  BAL_DRAWING_SIGNAL_CONCERN,
  BAL_DRAWING_SIGNAL_NEUTRAL,
  BAL_DRAWING_SIGNAL_BOTH,
} BalDrawingSignal;

typedef enum
{
  BAL_DRAWING_ASSURANCE_NONE,
  BAL_DRAWING_ASSURANCE_PASS,
  BAL_DRAWING_ASSURANCE_FAIL,
  BAL_DRAWING_ASSURANCE_INCONSISTENT,
} BalDrawingAssurance;

/* NaN: there is none. */
typedef struct
{
  gint32 day;
  double value;
  double centre;
  double lower;
  double upper;
  double target;
  gint64 group;
  BalDrawingMark mark;
} BalDrawingControlPoint;

typedef struct
{
  BalDrawingSignal signal;
  int direction; /* 1 high, -1 low, 0 neither */
  const char *text;
} BalDrawingVariation;

typedef struct
{
  BalDrawingAssurance assurance;
  int direction; /* which side of the target is the good one: 1 above, -1 below */
  const char *text;
} BalDrawingTarget;

typedef struct
{
  const BalDrawingControlPoint *points; /* in rising order of days */
  guint n_points;
  gboolean percent;
  const char *centre_label;
  const char *limits_label; /* NULL: there are none */
  BalDrawingVariation variation;
  BalDrawingTarget target;
} BalDrawingControl;

/* How wide a picture has to be for so many points. */
double bal_drawing_control_get_width (guint n_points);
double bal_drawing_control (BalSvg *svg, double y, const BalDrawingControl *control);

/* Our own signs: shape, direction and colour say the same. */
#define BAL_DRAWING_SIGN_SIZE 40.0
void bal_drawing_variation_sign (BalSvg *svg, double x, double y, const BalDrawingVariation *sign);
void bal_drawing_target_sign (BalSvg *svg, double x, double y, const BalDrawingTarget *sign);

G_END_DECLS
