// SPDX-License-Identifier: Apache-2.0

extension Sample {
    /// The algorithms under `circuits/` with their tables; `Samples/` holds links to them, which the build puts into the code.
    static let all: [Sample] = [
        Sample(
            name: "bp-diary", source: PackageResources.bp_diary_assay, cases: PackageResources.bp_diary_cases_json,
            tables: [
                "complete.synthetic.csv": PackageResources.bp_diary_complete_synthetic_csv,
                "flawed.synthetic.csv": PackageResources.bp_diary_flawed_synthetic_csv,
                "app-export.synthetic.csv": PackageResources.bp_diary_app_export_synthetic_csv,
                "too-few.synthetic.csv": PackageResources.bp_diary_too_few_synthetic_csv,
                "out-of-range.synthetic.csv": PackageResources.bp_diary_out_of_range_synthetic_csv,
                "wrong-column.synthetic.csv": PackageResources.bp_diary_wrong_column_synthetic_csv,
            ]),
        Sample(
            name: "two-arm", source: PackageResources.two_arm_assay, cases: PackageResources.two_arm_cases_json,
            tables: [
                "agreeing.synthetic.csv": PackageResources.two_arm_agreeing_synthetic_csv,
                "right-arm-higher.synthetic.csv": PackageResources.two_arm_right_arm_higher_synthetic_csv,
                "one-arm-only.synthetic.csv": PackageResources.two_arm_one_arm_only_synthetic_csv,
            ]),
        Sample(
            name: "bp-category", source: PackageResources.bp_category_assay, cases: PackageResources.bp_category_cases_json,
            tables: [
                "borderline.synthetic.csv": PackageResources.bp_category_borderline_synthetic_csv,
                "high.synthetic.csv": PackageResources.bp_category_high_synthetic_csv,
                "mornings-only.synthetic.csv": PackageResources.bp_category_mornings_only_synthetic_csv,
            ]),
        Sample(
            name: "home-protocol", source: PackageResources.home_protocol_assay, cases: PackageResources.home_protocol_cases_json,
            tables: [
                "kept.synthetic.csv": PackageResources.home_protocol_kept_synthetic_csv,
                "careless.synthetic.csv": PackageResources.home_protocol_careless_synthetic_csv,
                "two-days.synthetic.csv": PackageResources.home_protocol_two_days_synthetic_csv,
            ]),
        Sample(
            name: "morning-surge", source: PackageResources.morning_surge_assay, cases: PackageResources.morning_surge_cases_json,
            tables: [
                "surge.synthetic.csv": PackageResources.morning_surge_surge_synthetic_csv,
                "flat.synthetic.csv": PackageResources.morning_surge_flat_synthetic_csv,
                "mornings.synthetic.csv": PackageResources.morning_surge_mornings_synthetic_csv,
            ]),
        Sample(
            name: "outliers", source: PackageResources.outliers_assay, cases: PackageResources.outliers_cases_json,
            tables: [
                "clean.synthetic.csv": PackageResources.outliers_clean_synthetic_csv,
                "noisy.synthetic.csv": PackageResources.outliers_noisy_synthetic_csv,
                "few.synthetic.csv": PackageResources.outliers_few_synthetic_csv,
            ]),
        Sample(
            name: "regular-times", source: PackageResources.regular_times_assay, cases: PackageResources.regular_times_cases_json,
            tables: [
                "regular.synthetic.csv": PackageResources.regular_times_regular_synthetic_csv,
                "irregular.synthetic.csv": PackageResources.regular_times_irregular_synthetic_csv,
                "few.synthetic.csv": PackageResources.regular_times_few_synthetic_csv,
            ]),
        Sample(
            name: "sessions", source: PackageResources.sessions_assay, cases: PackageResources.sessions_cases_json,
            tables: [
                "full.synthetic.csv": PackageResources.sessions_full_synthetic_csv,
                "gaps.synthetic.csv": PackageResources.sessions_gaps_synthetic_csv,
            ]),
        Sample(
            name: "short-protocol", source: PackageResources.short_protocol_assay, cases: PackageResources.short_protocol_cases_json,
            tables: [
                "settling.synthetic.csv": PackageResources.short_protocol_settling_synthetic_csv,
                "calm.synthetic.csv": PackageResources.short_protocol_calm_synthetic_csv,
                "mornings.synthetic.csv": PackageResources.short_protocol_mornings_synthetic_csv,
            ]),
        Sample(
            name: "sodium", source: PackageResources.sodium_assay, cases: PackageResources.sodium_cases_json,
            tables: [
                "sensitive.synthetic.csv": PackageResources.sodium_sensitive_synthetic_csv,
                "insensitive.synthetic.csv": PackageResources.sodium_insensitive_synthetic_csv,
                "few.synthetic.csv": PackageResources.sodium_few_synthetic_csv,
            ]),
        Sample(
            name: "stress-activity", source: PackageResources.stress_activity_assay, cases: PackageResources.stress_activity_cases_json,
            tables: [
                "follows.synthetic.csv": PackageResources.stress_activity_follows_synthetic_csv,
                "apart.synthetic.csv": PackageResources.stress_activity_apart_synthetic_csv,
                "unnoted.synthetic.csv": PackageResources.stress_activity_unnoted_synthetic_csv,
            ]),
        Sample(
            name: "two-arm-trend", source: PackageResources.two_arm_trend_assay, cases: PackageResources.two_arm_trend_cases_json,
            tables: [
                "agreeing.synthetic.csv": PackageResources.two_arm_trend_agreeing_synthetic_csv,
                "drifting.synthetic.csv": PackageResources.two_arm_trend_drifting_synthetic_csv,
                "one-arm.synthetic.csv": PackageResources.two_arm_trend_one_arm_synthetic_csv,
            ]),
        Sample(
            name: "typed-by-hand", source: PackageResources.typed_by_hand_assay, cases: PackageResources.typed_by_hand_cases_json,
            tables: [
                "measured.synthetic.csv": PackageResources.typed_by_hand_measured_synthetic_csv,
                "typed.synthetic.csv": PackageResources.typed_by_hand_typed_synthetic_csv,
                "few.synthetic.csv": PackageResources.typed_by_hand_few_synthetic_csv,
            ]),
        Sample(
            name: "variability", source: PackageResources.variability_assay, cases: PackageResources.variability_cases_json,
            tables: [
                "steady.synthetic.csv": PackageResources.variability_steady_synthetic_csv,
                "swinging.synthetic.csv": PackageResources.variability_swinging_synthetic_csv,
                "few-days.synthetic.csv": PackageResources.variability_few_days_synthetic_csv,
            ]),
        Sample(
            name: "weekday-weekend", source: PackageResources.weekday_weekend_assay, cases: PackageResources.weekday_weekend_cases_json,
            tables: [
                "steady.synthetic.csv": PackageResources.weekday_weekend_steady_synthetic_csv,
                "weekends.synthetic.csv": PackageResources.weekday_weekend_weekends_synthetic_csv,
                "weekdays.synthetic.csv": PackageResources.weekday_weekend_weekdays_synthetic_csv,
            ]),
    ]
}
