/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#pragma once

#include "libbalanced/statistics/bal-statistic-private.h"

G_BEGIN_DECLS

/* Is one person's change more than the measure's own unreliability, and does it cross a cut-off?
 * Jacobson and Truax (1991), Journal of Consulting and Clinical Psychology 59, 12-19. */

typedef enum
{
  BAL_RELIABLE_UNKNOWN,
  BAL_RELIABLE_DETERIORATION,
  BAL_RELIABLE_NO_CHANGE,
  BAL_RELIABLE_IMPROVEMENT,
} BalReliableClass;

typedef struct
{
  double sd;          /* of the measure before, in the norm sample */
  double reliability; /* 0 .. 1, without 1 */
  gboolean higher_is_better;
  double cutoff; /* NaN: none */
  gboolean
    cutoff_is_well; /* whether a rating on the cut-off is on the better side; most manuals say no */
  double confidence; /* 0.95 */
} BalReliableMeasure;

typedef struct
{
  double measurement_error; /* SE */
  double difference_error;  /* of the difference of two ratings */
  double index;             /* RC: positive where the figure rose, whichever way is better */
  double least_change;      /* a change beyond it is reliable */
  BalReliableClass classification;
  gboolean crossed;      /* from the clinical side of the cut-off to the other */
  gboolean crossed_back; /* the other way */
  gboolean recovered;    /* crossed, and reliably improved */
  BalStatisticStatus status;
} BalReliableChange;

/* A rating that is NaN gives TOO_FEW: there is no pair. */
BalReliableChange
bal_reliable_change (const BalReliableMeasure *measure, double before, double after);

/* Several measures of one person, as CORC (2014) counts them: improvement needs one improved
 * measure and none that deteriorated; one that did is deterioration. Unknown ones do not count. */
BalReliableClass bal_reliable_combine (const BalReliableClass *classes, gsize n);

/* Between a clinical and a healthy population, by their means and standard deviations. */
typedef enum
{
  BAL_CUTOFF_A, /* two standard deviations from the clinical mean */
  BAL_CUTOFF_B, /* two standard deviations from the healthy mean */
  BAL_CUTOFF_C, /* where either is as likely */
} BalCutoffKind;

double bal_clinical_cutoff (BalCutoffKind kind,
                            double clinical_mean,
                            double clinical_sd,
                            double healthy_mean,
                            double healthy_sd);

G_END_DECLS
