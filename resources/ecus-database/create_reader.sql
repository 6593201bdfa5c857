/*
  Tạo một tài khoản SQL chỉ được đọc những cột mà chương trình đánh giá cần, không hơn.
  Creates a SQL login that may read the columns that the rating program needs, and nothing else.

  Cách dùng: mở trong SQL Server Management Studio bằng tài khoản quản trị, sửa hai chỗ có dấu (1)
  và (2), rồi chạy. Chạy lại bao nhiêu lần cũng được. Cần SQL Server 2008 R2 trở lên, và máy chủ
  phải cho phép đăng nhập SQL (chế độ "SQL Server and Windows Authentication").
  Use: open it in SQL Server Management Studio as an administrator, change the two places marked (1)
  and (2), and run it. It may be run again at any time. It needs SQL Server 2008 R2 or later, and
  the server must allow SQL logins ("SQL Server and Windows Authentication mode").
*/

-- (1) Tên cơ sở dữ liệu của ECUS5-VNACCS. / The name of the ECUS5-VNACCS database.
USE [ECUS5VNACCS];
GO

SET NOCOUNT ON;

IF OBJECT_ID(N'dbo.DTOKHAIMD') IS NULL
BEGIN
    RAISERROR (N'Đây không phải là cơ sở dữ liệu ECUS5-VNACCS. / This is not an ECUS5-VNACCS database.', 16, 1);
    -- Từ đây trở đi không lệnh nào được thực hiện. / From here on nothing is executed.
    SET NOEXEC ON;
END
GO

-- (2) Mật khẩu mới, tự chọn, chỉ dùng cho tài khoản này. Chỉ dùng khi tài khoản chưa có.
--     A new password of your choice, for this login only. Used only when the login does not exist.
DECLARE @password NVARCHAR(128) = N'<CHANGE-ME>';

IF NOT EXISTS (SELECT 1 FROM sys.server_principals WHERE name = N'declarant_reader')
BEGIN
    IF @password = N'<CHANGE-ME>'
    BEGIN
        RAISERROR (N'Hãy chọn mật khẩu ở mục (2). / Choose a password at (2) first.', 16, 1);
        SET NOEXEC ON;
    END
    ELSE
    BEGIN
        DECLARE @create NVARCHAR(MAX) =
            N'CREATE LOGIN [declarant_reader] WITH PASSWORD = N''' + REPLACE(@password, N'''', N'''''')
            + N''', CHECK_POLICY = ON, CHECK_EXPIRATION = OFF, DEFAULT_DATABASE = [master];';
        EXEC (@create);
    END
END
GO

-- Người dùng trong cơ sở dữ liệu này, không thuộc vai trò nào. / A user in this database, in no role.
IF NOT EXISTS (SELECT 1 FROM sys.database_principals WHERE name = N'declarant_reader')
    CREATE USER [declarant_reader] FOR LOGIN [declarant_reader];
ELSE
    -- Sau khi phục hồi bản sao lưu: nối lại với tài khoản. / After a restore: join it to the login again.
    ALTER USER [declarant_reader] WITH LOGIN = [declarant_reader];
GO

-- Bỏ mọi quyền đã cấp trước đây trên các bảng này. / Take back what was granted on these tables before.
REVOKE SELECT ON [dbo].[DTOKHAIMD] FROM [declarant_reader];
REVOKE SELECT ON [dbo].[DTOKHAIMD_VNACCS] FROM [declarant_reader];
REVOKE SELECT ON [dbo].[DTOKHAIMD_VNACCS2] FROM [declarant_reader];
REVOKE SELECT ON [dbo].[SHAIQUAN] FROM [declarant_reader];
GO

-- Chỉ đọc, và chỉ những cột này. / Reading only, and these columns only.
GRANT SELECT (
    [_DToKhaiMDID], [_XorN], [SOTK], [SOTK_DAU_TIEN], [MA_LH], [MA_HQ], [TEN_HQ],
    [NGAY_DK], [MA_DV], [_Ten_DV_L1], [MA_DVKT], [_TEN_DVKT], [USER_DK], [PLUONG],
    [TTTK]
) ON [dbo].[DTOKHAIMD] TO [declarant_reader];
GRANT SELECT (
    [_DToKhaiMDID], [MA_PL_KTRA], [GIO_DK], [NGAY_CAP_PHEP], [GIO_CAP_PHEP],
    [NGAY_DUYET_BP], [GIO_DUYET_BP], [NGAY_HUY_KB]
) ON [dbo].[DTOKHAIMD_VNACCS] TO [declarant_reader];
GRANT SELECT (
    [_DTOKHAIMDID], [NHOM_HO_SO]
) ON [dbo].[DTOKHAIMD_VNACCS2] TO [declarant_reader];
GRANT SELECT (
    [Ma_HQ], [Ten_HQ], [TEN_HQ_VN]
) ON [dbo].[SHAIQUAN] TO [declarant_reader];
GO

SET NOEXEC OFF;
GO
